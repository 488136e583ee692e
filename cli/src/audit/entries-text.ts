import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import type { Page } from '@rehearsal/contracts/http/page';
import type { Colors } from '../output.js';
import { table } from '../table.js';

/** Entries as a table, and how to go on where the log was not looked through to its end. */
export const entriesText = ({ items, next_cursor }: Page<AuditEntry>, colors: Colors, limit: number): string =>
  [
    table(
      colors,
      ['AT', 'ACTOR', 'ACTION', 'OUTCOME', 'TARGET', 'CORRELATION'],
      items.map(({ at, actor, action, outcome, target, target_id, correlation_id }) => [
        at,
        actor.id,
        action,
        outcome,
        `${target} ${target_id}`,
        correlation_id,
      ]),
    ),
    ...(next_cursor !== null && items.length < limit
      ? ['The log is not looked through yet; there may be more further back.']
      : []),
    ...(next_cursor === null ? [] : [`To look further back: --cursor ${next_cursor}`]),
  ].join('\n');
