import { Command } from 'commander';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

interface TokenRow {
  id: string;
  name: string;
  role: string;
  expires_at: string | null;
}

export const listCommand = (): Command =>
  new Command('list')
    .description('list the tokens that are valid')
    .option('--json', 'print one JSON document')
    .action(list);

const list = (options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const { items } = await api.get<{ items: TokenRow[] }>('/tokens');
    output.result({ items }, () =>
      table(
        output.colors,
        ['NAME', 'ROLE', 'ENDS', 'ID'],
        items.map(({ name, role, expires_at, id }) => [name, role, expires_at ?? 'never', id]),
      ),
    );
  });
