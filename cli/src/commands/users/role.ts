import { Argument, Command } from 'commander';
import type { UserRow } from '@rehearsal/contracts/http/access';
import { Role } from '@rehearsal/contracts/messages/roles';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const roleCommand = (): Command =>
  new Command('role')
    .description('change what a person may do; the last admin stays one')
    .argument('<user>', 'id of the person', readId)
    .addArgument(new Argument('<role>', 'the new role').choices(Role.options))
    .option('--json', 'print one JSON document')
    .action(changeRole);

const changeRole = (id: string, role: Role, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const user = await api.command<UserRow>('PATCH', `/users/${encodeURIComponent(id)}`, { role });
    output.result(user, () => `"${user.name}" is ${user.role} now.`);
  });
