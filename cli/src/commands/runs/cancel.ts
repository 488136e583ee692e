import { Command } from 'commander';
import { cancelRehearsalRun } from '@rehearsal/client/resources/rehearsals';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const cancelCommand = (): Command =>
  new Command('cancel')
    .description('stop a rehearsal run; it says "cancelled" once its trials have let go')
    .argument('<run>', 'id of the run', readId)
    .option('--reason <text>', 'why, for the record')
    .option('--json', 'print one JSON document')
    .action(cancel);

const cancel = (id: string, { reason, ...options }: CommonOptions & { reason?: string }): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const run = await cancelRehearsalRun(api, id, reason);
    output.result(run, () => `${run.id} is ${run.state}.`);
  });
