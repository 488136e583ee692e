import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { EXIT } from '@rehearsal/contracts/load/exit-codes';
import {
  AbandonLoadRun,
  FinishLoadRun,
  MarkLoadRunRunning,
  StartLoadRun,
  type LoadRunOutcome,
} from '@rehearsal/contracts/load/load-run';
import type { LoadTest } from '@rehearsal/contracts/load/tests/load-test';
import { Refusal } from '@rehearsal/platform/errors';
import { describeRun } from '../in-hand/describe.js';
import { refuseIndivisible } from '../distributed/divisible.js';
import { leadRun } from '../distributed/lead-run.js';
import { joinRun } from '../distributed/run-part.js';
import { findRunnable } from '../scripts/find-runnable.js';
import { giverFor, PATIENCE, type Give } from '../in-hand/give-command.js';
import { startHeartbeat } from '../in-hand/heartbeat.js';
import { partCount, type LoadRunRecord } from '../load-run.js';
import type { RunJob } from '../queue/run-queue.js';
import { runTest } from '../in-hand/run-test.js';
import { withoutPaths } from '../redaction/without-paths.js';
import { unmeasured } from '../verdict/unmeasured.js';
import type { DistributedDependencies } from '../distributed/distributed-dependencies.js';

/** Executes a run, or a part of one that another worker leads. */
export const executeJob = (job: RunJob, dependencies: DistributedDependencies): Promise<void> =>
  job.part > 1 ? joinRun(job, dependencies) : executeLoadRun(job.runId, dependencies);

/**
 * Takes a queued run to its end. k6 starts only when this worker's StartLoadRun was decided from `queued`, so a job that
 * comes twice, or to two workers, sends its load once.
 */
async function executeLoadRun(runId: string, dependencies: DistributedDependencies): Promise<void> {
  const { state: run } = await dependencies.journal.load(runId);
  if (run?.state !== 'queued') return;
  const [queued] = await dependencies.journal.history(runId, 1, 1);
  const give = giverFor(
    dependencies.processor,
    runId,
    dependencies.workerId,
    queued?.correlationId ?? runId,
    dependencies.log,
  );
  const test = await testOf(run, dependencies).catch(refusalOf);
  if (test instanceof Refusal) {
    await give(AbandonLoadRun, { reason: test.message });
    return;
  }
  // Somebody else has the target, or this worker is about to go: the run stays in the queue, and is offered again.
  if (!(await dependencies.holds.take({ id: runId, target: run.target, concurrent: run.concurrent }))) return;
  if (dependencies.stops.closed) return;
  const script = {
    worker_id: dependencies.workerId,
    script_hash: test.script_hash,
    k6_version: dependencies.k6Version,
  };
  if (!(await give(StartLoadRun, script))) return;

  const stop = dependencies.stops.hold(runId);
  const heartbeat = await startHeartbeat(runId, dependencies.workerId, dependencies);
  try {
    const finish = (outcome: LoadRunOutcome) =>
      give(FinishLoadRun, { worker_id: dependencies.workerId, outcome }, PATIENCE);
    const outcome = await outcomeOf(run, dependencies.discovery.pathOf(test), stop, give, dependencies);
    // One that the store will never take is not the end of the run.
    await finish(outcome).catch((error: unknown) => finish(unexecuted(error, dependencies)));
  } finally {
    dependencies.stops.release(stop);
    await heartbeat.end();
  }
}

/** Refuses what could not be told when the run was queued, or has changed since then. */
async function testOf(run: LoadRunRecord, { discovery }: DistributedDependencies): Promise<LoadTest> {
  const test = await findRunnable(discovery, run.name);
  if (partCount(run) > 1) refuseIndivisible(test);
  return test;
}

/** An outcome for every run, also when something of ours broke while k6 was prepared or watched. */
async function outcomeOf(
  run: LoadRunRecord,
  script: string,
  stop: AbortSignal,
  give: Give,
  dependencies: DistributedDependencies,
): Promise<LoadRunOutcome> {
  try {
    const described = await describeRun(run, script, dependencies);
    if (partCount(run) > 1) return await leadRun(run, described, stop, give, dependencies);
    return await runTest({
      ...described,
      stop,
      onStarted: async (commandLine) => {
        const mine = await give(
          MarkLoadRunRunning,
          { worker_id: dependencies.workerId, command_line: commandLine },
          PATIENCE,
        );
        if (!mine) throw new Error("the run was taken out of this worker's hands before k6 started");
      },
      onProgress: (progress) => dependencies.publishProgress(run.id, progress),
    });
  } catch (error) {
    dependencies.log.error({ err: error, runId: run.id }, 'a run could not be executed');
    return unexecuted(error, dependencies);
  }
}

/** Where this machine keeps things is nobody's business. */
function unexecuted(error: unknown, { resultsFolder }: DistributedDependencies): LoadRunOutcome {
  const said = error instanceof Error ? error.message : String(error);
  const why = withoutPaths(said, [resultsFolder, dirname(resultsFolder), tmpdir()]);
  return unmeasured('error', EXIT.unknown, `the worker could not execute the run: ${why}`);
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}
