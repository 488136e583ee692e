import { Command } from 'commander';
import type { AuditEntry } from '@rehearsal/contracts/http/audit';
import type { Page } from '@rehearsal/contracts/http/page';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';
import { queryOf, whichEntries, type EntryOptions } from './which-entries.js';

interface ListOptions extends CommonOptions, EntryOptions {
  limit: string;
}

export const listCommand = (): Command =>
  whichEntries(new Command('list').description('list entries, newest first'))
    .option('--limit <count>', 'at most this many', '50')
    .option('--json', 'print one JSON document')
    .action(list);

const list = ({ json = false, limit, ...which }: ListOptions): Promise<void> =>
  withSession({ json }, async ({ api, output }) => {
    const page = await api.get<Page<AuditEntry>>('/audit', { ...queryOf(which), limit });
    output.result(page, () =>
      table(
        output.colors,
        ['AT', 'ACTOR', 'ACTION', 'OUTCOME', 'TARGET', 'CORRELATION'],
        page.items.map(({ at, actor, action, outcome, target, target_id, correlation_id }) => [
          at,
          actor.id,
          action,
          outcome,
          `${target} ${target_id}`,
          correlation_id,
        ]),
      ),
    );
  });
