import { Command, Option } from 'commander';
import { MOST_TOKEN_DAYS, type NewApiToken, type TokenBody } from '@rehearsal/contracts/http/access';
import { Role } from '@rehearsal/contracts/messages/roles';
import { wholeBetween } from '../../input/read-number.js';
import { withSession, type CommonOptions } from '../../session.js';

interface CreateOptions extends CommonOptions {
  role: Role;
  expiresInDays?: number;
}

export const createCommand = (): Command =>
  new Command('create')
    .description('make a token; it is shown once')
    .argument('<name>', 'what it is for')
    .addOption(new Option('--role <role>', 'what it may do').choices(Role.options).makeOptionMandatory())
    .addOption(new Option('--expires-in-days <days>', 'when it ends').argParser(wholeBetween(1, MOST_TOKEN_DAYS)))
    .option('--json', 'print one JSON document')
    .action(create);

const create = (name: string, { role, expiresInDays, ...options }: CreateOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const body: TokenBody = { name, role, expires_in_days: expiresInDays };
    const made = await api.command<NewApiToken>('POST', '/tokens', body);
    output.note(`Token ${made.id} for "${name}" (${role}) ends ${made.expires_at}; it is shown only now:`);
    output.result(made, () => made.token);
  });
