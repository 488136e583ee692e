import { Command } from 'commander';
import type { Done } from '@rehearsal/contracts/http/operation';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const sessionsCommand = (): Command =>
  new Command('sessions')
    .description("end all of a person's sessions, open sockets included")
    .argument('<user>', 'id of the person', readId)
    .requiredOption('--end', 'end them; `rehearse users list` shows how many there are')
    .option('--json', 'print one JSON document')
    .action(end);

const end = (id: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const done = await api.command<Done>('DELETE', `/users/${encodeURIComponent(id)}/sessions`);
    output.result({ ...done, id }, () => done.message);
  });
