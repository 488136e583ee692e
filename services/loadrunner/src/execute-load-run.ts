import { join } from 'node:path';
import type { LoadRunOutcome, LoadRunProgress } from '@rehearsal/contracts/load-run';
import { Refusal } from '@rehearsal/platform/errors';
import type { Log } from '@rehearsal/platform/log';
import type { Discovery } from './discovery.js';
import { findRunnable } from './find-runnable.js';
import { giverFor, type Give } from './give-command.js';
import { startHeartbeat } from './heartbeat.js';
import { scriptEnvironment } from './k6-command.js';
import type { Leases } from './leases.js';
import type { LoadRunRecord } from './load-run.js';
import type { RunStops } from './run-stops.js';
import { runTest } from './run-test.js';
import type { LoadRunJournal, WorkerProcessor } from './service.js';

export interface WorkerParts {
  workerId: string;
  journal: LoadRunJournal;
  processor: WorkerProcessor;
  leases: Leases;
  stops: RunStops;
  discovery: Discovery;
  k6: string;
  k6Version: string;
  resultsFolder: string;
  graceSeconds: number;
  remoteWrite: Readonly<Record<string, string>>;
  publishProgress: (runId: string, progress: LoadRunProgress) => void;
  log: Log;
}

/** Long enough for Mongo or Kafka to come back; after that the reconciler ends the run. */
const PATIENCE = { attempts: 60 };

/**
 * Takes a queued run to its end. k6 starts only when this worker's StartLoadRun was decided from `queued`, so a job that
 * comes twice, or to two workers, sends its load once.
 */
export async function executeLoadRun(runId: string, parts: WorkerParts): Promise<void> {
  const { state: run } = await parts.journal.load(runId);
  if (run?.state !== 'queued') return;
  const [queued] = await parts.journal.history(runId, 1, 1);
  const give = giverFor(parts.processor, runId, parts.workerId, queued?.correlationId ?? runId, parts.log);
  const test = await findRunnable(parts.discovery, run.name).catch(refusalOf);
  if (test instanceof Refusal) {
    await give('AbandonLoadRun', { reason: test.message });
    return;
  }
  const script = { worker_id: parts.workerId, script_hash: test.script_hash, k6_version: parts.k6Version };
  if (!(await give('StartLoadRun', script))) return;

  const stop = parts.stops.hold(runId);
  const heartbeat = await startHeartbeat(runId, parts.workerId, parts);
  try {
    const outcome = await outcomeOf(run, parts.discovery.pathOf(test), stop, give, parts);
    await give('FinishLoadRun', { worker_id: parts.workerId, outcome }, PATIENCE);
  } finally {
    parts.stops.letGo(runId);
    await heartbeat.end();
  }
}

/** An outcome for every run, also when something of ours broke while k6 was prepared or watched. */
async function outcomeOf(
  run: LoadRunRecord,
  script: string,
  stop: AbortSignal,
  give: Give,
  parts: WorkerParts,
): Promise<LoadRunOutcome> {
  try {
    return await runTest({
      k6: parts.k6,
      script,
      environment: scriptEnvironment(run.target, run.parameters),
      tags: { testid: `${run.name}-${run.id}` },
      folder: join(parts.resultsFolder, run.id),
      remoteWrite: parts.remoteWrite,
      graceSeconds: parts.graceSeconds,
      stop,
      onStarted: async (commandLine) => {
        const mine = await give(
          'MarkLoadRunRunning',
          { worker_id: parts.workerId, command_line: commandLine },
          PATIENCE,
        );
        if (!mine) throw new Error("the run was taken out of this worker's hands before k6 started");
      },
      onProgress: (progress) => parts.publishProgress(run.id, progress),
    });
  } catch (error) {
    parts.log.error({ err: error, runId: run.id }, 'a run could not be executed');
    const reasons = [`the worker could not execute the run: ${error instanceof Error ? error.message : String(error)}`];
    return { verdict: 'error', exit_code: 255, reasons, thresholds: [], checks: [], metrics: [] };
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}
