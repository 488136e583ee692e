import { Command } from 'commander';
import type { ApiTokenRow } from '@rehearsal/contracts/http/access';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

export const listCommand = (): Command =>
  new Command('list')
    .description('list the tokens of programs; those that ended stay for a week')
    .option('--json', 'print one JSON document')
    .action(list);

const list = (options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const items = await api.all<ApiTokenRow>('/tokens');
    output.result({ items }, () =>
      table(
        output.colors,
        ['NAME', 'ROLE', 'ENDS', 'ID'],
        items.map((token) => [token.name, token.role, endOf(token), token.id]),
      ),
    );
  });

const endOf = ({ expires_at, revoked }: ApiTokenRow): string =>
  revoked === null ? expires_at : `revoked ${revoked.at} by ${revoked.name ?? revoked.by}`;
