import { Command } from 'commander';
import type { BaselineView } from '@rehearsal/contracts/load/baseline';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

export const showCommand = (): Command =>
  new Command('show')
    .description('show the baselines of a load test, one for each target and set of parameters')
    .argument('<test>', 'name of the load test')
    .option('--json', 'print one JSON document')
    .action(show);

const show = (test: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const baseline = await api.get<BaselineView>(`/load-tests/${encodeURIComponent(test)}/baseline`);
    output.result(baseline, () => {
      if (baseline.pins.length === 0) return `${test} has no baseline; \`rehearse baselines pin RUN\` makes one.`;
      const rows = baseline.pins.map(({ run_id, target, parameters, pinned_by, pinned_at }) => [
        run_id,
        target,
        Object.entries(parameters)
          .map(([name, value]) => `${name}=${value}`)
          .join(' ') || '-',
        `${pinned_by}, ${pinned_at}`,
      ]);
      return table(output.colors, ['RUN', 'TARGET', 'PARAMETERS', 'PINNED BY'], rows);
    });
  });
