import { Command } from 'commander';
import type { UserRow } from '@rehearsal/contracts/http/access';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

export const listCommand = (): Command =>
  new Command('list')
    .description('list the people who may sign in')
    .option('--json', 'print one JSON document')
    .action(list);

const list = (options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const items = await api.all<UserRow>('/users');
    output.result({ items }, () =>
      table(
        output.colors,
        ['NAME', 'ROLE', 'SESSIONS', 'SINCE', 'ID'],
        items.map(({ name, role, sessions, created_at, id }) => [name, role, sessions, created_at, id]),
      ),
    );
  });
