import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import type { ApiClient } from '../api/api-client.js';
import { watchRun } from '../load-runs/watch-run.js';
import { show, type StepResult } from './steps.js';

const TEST = 'test-completion-standard';

export async function runStandardTest(api: ApiClient): Promise<StepResult<LoadRunView>> {
  const queued = await api.command<LoadRunView>('POST', '/load-runs', { test: TEST, parameters: { single_run: true } });
  const nobody = { changed: () => undefined, progress: () => undefined, tell: () => undefined };
  const run = await watchRun(api, queued.id, nobody);
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
