import { Argument, Command } from 'commander';
import { QueueMove, type LoadRunView } from '@rehearsal/contracts/load/load-run';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const moveCommand = (): Command =>
  new Command('move')
    .description('move a run that waits to the front of the queue, or by one place')
    .argument('<run>', 'id of the run', readId)
    .addArgument(new Argument('<to>', 'where to').choices(QueueMove.options))
    .option('--json', 'print one JSON document')
    .action(move);

const move = (id: string, to: QueueMove, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const run = await api.command<LoadRunView>('POST', `/load-runs/${encodeURIComponent(id)}/move`, { to });
    output.result(run, () =>
      run.position === null
        ? `${run.name} (${run.id}) is ${run.state}.`
        : `${run.name} (${run.id}) is number ${run.position} in the queue.`,
    );
  });
