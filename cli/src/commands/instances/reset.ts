import { Command } from 'commander';
import { resetInstance } from '@rehearsal/client/resources/instances';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const resetCommand = (): Command =>
  new Command('reset')
    .description('set an instance back to the template of its scenario')
    .argument('<instance>', 'id of the instance', readId)
    .option('--json', 'print one JSON document')
    .action(reset);

const reset = (id: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const answer = await resetInstance(api, id);
    output.result(answer, () => `${id} is its template again, version ${answer.instance.version}.`);
  });
