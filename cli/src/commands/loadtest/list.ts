import { Command } from 'commander';
import type { LoadTest } from '@rehearsal/contracts/load/tests/load-test';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

export const listCommand = (): Command =>
  new Command('list')
    .description('list the load tests that were found')
    .option('--json', 'print one JSON document')
    .action(list);

const list = (options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const { items } = await api.get<{ items: LoadTest[] }>('/load-tests');
    output.result({ items }, () =>
      table(
        output.colors,
        ['NAME', 'STATUS', 'FILE'],
        items.map(({ name, status, being_read, file, error }) => [
          name,
          status === 'unread' ? 'being read' : being_read ? `${status}, being read again` : status,
          error === null ? file : `${file}: ${error.replace(/\s*\n\s*/g, ' ')}`,
        ]),
      ),
    );
  });
