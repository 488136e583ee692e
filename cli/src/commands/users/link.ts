import { Command } from 'commander';
import type { SignInLink } from '@rehearsal/contracts/http/access';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const linkCommand = (): Command =>
  new Command('link')
    .description('make another one-time sign-in link for a person; it is shown once')
    .argument('<user>', 'id of the person', readId)
    .option('--json', 'print one JSON document')
    .action(link);

const link = (id: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const made = await api.command<SignInLink>('POST', `/users/${encodeURIComponent(id)}/link`);
    output.note(`The link is good for one sign-in, until ${made.expires_at}:`);
    output.result(made, () => made.link);
  });
