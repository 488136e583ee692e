import { Command } from 'commander';
import { listEngines } from '@rehearsal/client/resources/engines';
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
        ['NAME', 'KIND', 'DEFAULT', 'AT ONCE', 'FINGERPRINT'],
        items.map(({ name, kind, fingerprint, max_concurrent, ...engine }) => [
          name,
          kind,
          engine.default ? 'yes' : '',
          max_concurrent === null ? 'any' : String(max_concurrent),
          fingerprint,
        ]),
      ),
    );
  });
