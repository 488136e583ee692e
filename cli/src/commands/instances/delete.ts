import { Command } from 'commander';
import { deleteInstance } from '@rehearsal/client/resources/instances';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const deleteCommand = (): Command =>
  new Command('delete')
    .description('delete a test instance; its id is never given again')
    .argument('<instance>', 'id of the instance', readId)
    .option('--json', 'print one JSON document')
    .action(remove);

const remove = (id: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const answer = await deleteInstance(api, id);
    output.result({ ...answer, id }, () => `Deleted ${id}.`);
  });
