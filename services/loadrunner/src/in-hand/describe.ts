import { join } from 'node:path';
import { scriptEnvironment } from '../k6/command.js';
import type { LoadRunRecord } from '../load-run.js';
import type { TestRun } from './test-run.js';
import { portOf, wallAround } from '../targets/wall.js';
import type { WorkerDependencies } from './worker-dependencies.js';

export type DescribedRun = Omit<TestRun, 'stop' | 'onStarted' | 'onProgress'>;

/** What this worker is going to run for a load run that was queued. */
export async function describeRun(
  run: LoadRunRecord,
  script: string,
  dependencies: WorkerDependencies,
): Promise<DescribedRun> {
  return {
    k6: dependencies.k6,
    script,
    environment: scriptEnvironment(run.target, run.parameters),
    tags: { testid: `${run.name}-${run.id}` },
    folder: join(dependencies.resultsFolder, run.id),
    remoteWrite: dependencies.remoteWrite,
    houseLimits: run.parameters.house_limits !== false,
    rawPoints: run.parameters.raw_points === true,
    graceSeconds: dependencies.graceSeconds,
    limits: dependencies.limits,
    maxSeconds: dependencies.maxSeconds,
    blockedRanges: await wallAround(run.target),
    ports: [run.target, ...Object.values(dependencies.remoteWrite).filter((value) => URL.canParse(value))].map(portOf),
  };
}
