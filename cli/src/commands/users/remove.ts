import { Command } from 'commander';
import type { Done } from '@rehearsal/contracts/http/operation';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const removeCommand = (): Command =>
  new Command('remove')
    .description('remove a person, with their sessions, links and tokens; the last admin stays')
    .argument('<user>', 'id of the person', readId)
    .option('--json', 'print one JSON document')
    .action(remove);

const remove = (id: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const done = await api.command<Done>('DELETE', `/users/${encodeURIComponent(id)}`);
    output.result({ ...done, id }, () => done.message);
  });
