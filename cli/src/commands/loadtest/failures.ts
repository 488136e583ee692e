import { Command } from 'commander';
import type { LoadRunFailures } from '@rehearsal/contracts/load/load-run-failures';
import { failuresTable } from '../../load-runs/failures.js';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const failuresCommand = (): Command =>
  new Command('failures')
    .description('say what failed in a run, by outcome and request, also while it goes on')
    .argument('<run>', 'id of the run', readId)
    .option('--json', 'print one JSON document')
    .action(show);

const show = (id: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const failures = await api.get<LoadRunFailures>(`/load-runs/${encodeURIComponent(id)}/failures`);
    output.result(failures, () => failuresTable(failures, output.colors));
  });
