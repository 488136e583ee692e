import { Command } from 'commander';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const cancelCommand = (): Command =>
  new Command('cancel')
    .description('stop a run; it says "cancelled" once its load has stopped')
    .argument('<run>', 'id of the run', readId)
    .option('--reason <text>', 'why, for the record')
    .option('--json', 'print one JSON document')
    .action(cancel);

const cancel = (id: string, options: CommonOptions & { reason?: string }): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const body = options.reason === undefined ? {} : { reason: options.reason };
    const run = await api.command<LoadRunView>('POST', `/load-runs/${encodeURIComponent(id)}/cancel`, body);
    output.result(run, () => `${run.name} (${run.id}) is ${run.state}.`);
  });
