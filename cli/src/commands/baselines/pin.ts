import { Command } from 'commander';
import type { BaselineView } from '@rehearsal/contracts/load/baseline';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const pinCommand = (): Command =>
  new Command('pin')
    .description('make a run that passed the baseline for its test, target and parameters; its evidence then stays')
    .argument('<run>', 'id of the run', readId)
    .option('--json', 'print one JSON document')
    .action(pin);

const pin = (id: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const { name } = await api.get<LoadRunView>(`/load-runs/${encodeURIComponent(id)}`);
    const baseline = await api.command<BaselineView>('POST', `/load-tests/${name}/baseline`, { run_id: id });
    output.result(baseline, () => `${id} is a baseline of ${name}.`);
  });
