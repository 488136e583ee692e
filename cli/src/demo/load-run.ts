import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import type { Client } from '@rehearsal/client/client';
import { openLive } from '@rehearsal/client/live/live';
import { runToEnd } from '@rehearsal/client/live/run-to-end';
import { show, type StepResult } from './steps.js';

const TEST = 'test-completion-standard';

export async function runStandardTest(api: Client): Promise<StepResult<LoadRunView>> {
  const queued = await api.command<LoadRunView>('POST', '/load-runs', { test: TEST, parameters: { single_run: true } });
  const live = openLive(api);
  const run = await runToEnd(api, live, queued.id).finally(() => live.close());
  const why = run.reasons.length > 0 ? `: ${run.reasons.join(' ')}` : '';
  show(
    run.verdict === 'passed' && run.exit_code === 0,
    `${TEST} ${run.state}, exit code ${run.exit_code ?? 'unknown'}${why}`,
  );
  const met = run.thresholds.filter(({ ok }) => ok).length;
  const checks = run.checks.reduce((sum, { passes }) => sum + passes, 0);
  return {
    value: run,
    detail: `${TEST} passed on ${run.k6_version ?? 'k6'}: ${met} of ${run.thresholds.length} thresholds, ${checks} checks`,
  };
}
