import { Command } from 'commander';
import type { BaselineView } from '@rehearsal/contracts/load/baseline';
import { withSession, type CommonOptions } from '../../session.js';

export const unpinCommand = (): Command =>
  new Command('unpin')
    .description('take the baselines of a load test back, all of them or that of one run; the runs stay')
    .argument('<test>', 'name of the load test')
    .option('--run <run>', 'only this run')
    .option('--json', 'print one JSON document')
    .action(unpin);

const unpin = (test: string, { run, ...options }: CommonOptions & { run?: string }): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const query = run === undefined ? '' : `?run_id=${encodeURIComponent(run)}`;
    const path = `/load-tests/${encodeURIComponent(test)}/baseline${query}`;
    const left = await api.command<BaselineView>('DELETE', path);
    output.result(left, () => `${test} has ${left.pins.length === 0 ? 'no' : left.pins.length} baselines now.`);
  });
