import { Command } from 'commander';
import { PlanParameters, type LoadTestPlan } from '@rehearsal/contracts/load/tests/load-test-plan';
import { effectWords, planWords } from '@rehearsal/contracts/load/tests/plan-words';
import { EXIT } from '../../exit-codes.js';
import { PARAMETER_FLAGS, readParameters } from '../../load-runs/parameters.js';
import { withSession, type CommonOptions } from '../../session.js';

export function planCommand(): Command {
  const command = new Command('plan')
    .description('say what a load test would do with these parameters; nothing is sent for it')
    .argument('<name>', 'name of the load test')
    .option('--json', 'print one JSON document');
  for (const { name, flag, description } of PARAMETER_FLAGS)
    if (name in PlanParameters.shape) command.option(flag, description);
  return command.action(plan);
}

const plan = (name: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const asked = Object.entries(readParameters({ ...options }, [])).map(
      ([key, value]) => [key, String(value)] as const,
    );
    const path = `/load-tests/${encodeURIComponent(name)}/plan`;
    const planned = await api.get<LoadTestPlan>(path, Object.fromEntries(asked));
    output.result(planned, () => told(planned));
    if (planned.error !== null) process.exitCode = EXIT.usage;
  });

function told(planned: LoadTestPlan): string {
  if (planned.error !== null) return `It would not run: ${planned.error}`;
  const limits = Object.entries(planned.thresholds).map(([metric, all]) => `  ${metric} ${all.join(', ')}`);
  const effect = effectWords(planned);
  return [
    ...planWords(planned),
    ...(effect === null ? [] : [effect]),
    limits.length === 0 ? 'It sets no thresholds.' : `Judged by:\n${limits.join('\n')}`,
  ].join('\n');
}
