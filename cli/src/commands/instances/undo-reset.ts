import { Command } from 'commander';
import { undoReset } from '@rehearsal/client/resources/instances';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const undoResetCommand = (): Command =>
  new Command('undo-reset')
    .description('go back to before the last reset; once more, and it is reset again')
    .argument('<instance>', 'id of the instance', readId)
    .option('--json', 'print one JSON document')
    .action(undo);

const undo = (id: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const answer = await undoReset(api, id);
    output.result(answer, () => `${answer.message} ${id} has version ${answer.instance.version}.`);
  });
