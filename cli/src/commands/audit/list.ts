import { Command } from 'commander';
import type { AuditEntry } from '@rehearsal/contracts/http/audit';
import type { Page } from '@rehearsal/contracts/http/page';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

interface ListOptions extends CommonOptions {
  actor?: string;
  action?: string;
  target?: string;
  outcome?: string;
  correlation?: string;
  since?: string;
  until?: string;
  limit: string;
}

export const listCommand = (): Command =>
  new Command('list')
    .description('list entries, newest first')
    .option('--actor <id>', 'of this person, token or service')
    .option('--action <name>', 'of this command or event, such as InstanceReset')
    .option('--target <id>', 'about this scenario, instance or run')
    .option('--outcome <outcome>', 'requested, applied, refused or denied')
    .option(
      '--correlation <id>',
      'of this operation: the command with this correlation id, and all that followed from it',
    )
    .option('--since <time>', 'from this ISO 8601 time on')
    .option('--until <time>', 'up to this ISO 8601 time')
    .option('--limit <count>', 'at most this many', '50')
    .option('--json', 'print one JSON document')
    .action(list);

const list = ({ json = false, correlation, ...query }: ListOptions): Promise<void> =>
  withSession({ json }, async ({ api, output }) => {
    const page = await api.get<Page<AuditEntry>>('/audit', { ...query, correlation_id: correlation });
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
