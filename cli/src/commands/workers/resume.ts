import { Command } from 'commander';
import type { LoadWorker } from '@rehearsal/contracts/load/load-worker';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const resumeCommand = (): Command =>
  new Command('resume')
    .description('let a worker that was drained take runs again')
    .argument('<worker>', 'its id, as `rehearse workers list` tells it', readId)
    .option('--json', 'print one JSON document')
    .action(resume);

const resume = (id: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const worker = await api.command<LoadWorker>('POST', `/load-workers/${encodeURIComponent(id)}/resume`);
    output.result(worker, () => `${id} takes runs again.`);
  });
