import { setTimeout as pause } from 'node:timers/promises';
import { Command } from 'commander';
import { workerState, type LoadWorker } from '@rehearsal/contracts/load/load-worker';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

const LOOK_MS = 1000;

interface Options extends CommonOptions {
  wait?: boolean;
}

export const drainCommand = (): Command =>
  new Command('drain')
    .description(
      'let a worker take no further run; it finishes what it has. Holds until it is resumed or its process ends',
    )
    .argument('<worker>', 'its id, as `rehearse workers list` tells it', readId)
    .option('--wait', 'until it has nothing in its hands any more')
    .option('--json', 'print one JSON document')
    .action(drain);

const drain = (id: string, options: Options): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const path = `/load-workers/${encodeURIComponent(id)}`;
    let worker = await api.command<LoadWorker>('POST', `${path}/drain`);
    while (options.wait === true && workerState(worker) !== 'drained') {
      await pause(LOOK_MS);
      worker = await api.get<LoadWorker>(path);
    }
    const { busy_with: runs } = worker;
    output.result(worker, () =>
      runs.length === 0 ? `${id} is drained.` : `${id} takes no further run, and finishes ${runs.join(', ')}.`,
    );
  });
