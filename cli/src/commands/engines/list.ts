import { Command } from 'commander';
import { listEngines } from '@rehearsal/client/resources/engines';
import { shownBudget } from '@rehearsal/contracts/engine/engine-cost';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

export const listCommand = (): Command =>
  new Command('list')
    .description('list the coaches that a test user can be answered by')
    .option('--json', 'print one JSON document')
    .action(list);

const list = (options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const items = await listEngines(api);
    output.result({ items }, () =>
      table(
        output.colors,
        ['NAME', 'KIND', 'DEFAULT', 'AT ONCE', 'A RUN MAY COST', 'FINGERPRINT'],
        items.map(({ name, kind, fingerprint, max_concurrent, max_calls_per_run, max_tokens_per_run, ...engine }) => [
          name,
          kind,
          engine.default ? 'yes' : '',
          max_concurrent === null ? 'any' : String(max_concurrent),
          shownBudget({ max_calls: max_calls_per_run, max_tokens: max_tokens_per_run }) ?? 'anything',
          fingerprint,
        ]),
      ),
    );
  });
