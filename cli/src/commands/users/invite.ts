import { Command, Option } from 'commander';
import type { InviteBody, NewUser } from '@rehearsal/contracts/http/access';
import { Role } from '@rehearsal/contracts/messages/roles';
import { withSession, type CommonOptions } from '../../session.js';

export const inviteCommand = (): Command =>
  new Command('invite')
    .description('invite a person; prints a one-time sign-in link, which is shown once')
    .argument('<name>', 'what the person is called')
    .addOption(new Option('--role <role>', 'what the person may do').choices(Role.options).default('viewer'))
    .option('--json', 'print one JSON document')
    .action(invite);

const invite = (name: string, { role, ...options }: CommonOptions & { role: Role }): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const made = await api.command<NewUser>('POST', '/users', { name, role } satisfies InviteBody);
    output.note(`"${made.name}" (${made.role}, ${made.id}) signs in once, until ${made.expires_at}, at:`);
    output.result(made, () => made.link);
  });
