import { Command } from 'commander';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const revokeCommand = (): Command =>
  new Command('revoke')
    .description('end a token at once, open sockets included')
    .argument('<token>', 'id of the token', readId)
    .option('--json', 'print one JSON document')
    .action(revoke);

const revoke = (id: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    await api.command('DELETE', `/tokens/${encodeURIComponent(id)}`);
    output.result({ id, revoked: true }, () => `Token ${id} is revoked.`);
  });
