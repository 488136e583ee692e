import { Command } from 'commander';
import { getWatchers } from '@rehearsal/client/resources/instances';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const watchersCommand = (): Command =>
  new Command('watchers')
    .description('who watches an instance at this moment, by their ids')
    .argument('<instance>', 'id of the instance', readId)
    .option('--json', 'print one JSON document')
    .action(watchers);

const watchers = (id: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const answer = await getWatchers(api, id);
    output.result(answer, () => (answer.watchers.length === 0 ? 'Nobody watches it.' : answer.watchers.join('\n')));
  });
