import { join } from 'node:path';
import { scriptEnvironment } from '../k6/command.js';
import type { LoadRunRecord } from '../load-run.js';
import type { TestRun } from './test-run.js';
import { portOf, wallAround } from '../targets/wall.js';
import type { WorkerParts } from './worker-parts.js';

export type DescribedRun = Omit<TestRun, 'stop' | 'onStarted' | 'onProgress'>;

/** What this worker is going to run for a load run that was queued. */
export async function describeRun(run: LoadRunRecord, script: string, parts: WorkerParts): Promise<DescribedRun> {
  return {
    k6: parts.k6,
    script,
    environment: scriptEnvironment(run.target, run.parameters),
    tags: { testid: `${run.name}-${run.id}` },
    folder: join(parts.resultsFolder, run.id),
    remoteWrite: parts.remoteWrite,
    houseLimits: run.parameters.house_limits !== false,
    rawPoints: run.parameters.raw_points === true,
    graceSeconds: parts.graceSeconds,
    limits: parts.limits,
    maxSeconds: parts.maxSeconds,
    blockedRanges: await wallAround(run.target),
    ports: [run.target, ...Object.values(parts.remoteWrite).filter((value) => URL.canParse(value))].map(portOf),
  };
}
