import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isTerminal } from '@rehearsal/contracts/load/load-run';
import type { Log } from '@rehearsal/platform/log';
import { describeRun } from '../in-hand/describe.js';
import { findRunnable } from '../scripts/find-runnable.js';
import { PATIENCE } from '../in-hand/give-command.js';
import { InvalidScriptError } from '../scripts/script-reader.js';
import { segmentText } from '../k6/command.js';
import { partCount, type LoadRunRecord } from '../load-run.js';
import type { RunJob } from '../queue/run-queue.js';
import { redacted } from '../redaction/redacted.js';
import { driveTest } from '../in-hand/drive-test.js';
import { prepareTest } from '../in-hand/run-test.js';
import type { TestRun } from '../in-hand/test-run.js';
import type { DistributedDependencies } from './distributed-dependencies.js';
import { keepPartResult, partFolder, resultOf } from './merging/part-result.js';
import type { PartInHand } from './part-store.js';
import { watchPart } from './part-watch.js';
import { NotStartedError, passGate } from './pass-gate.js';

/** Takes a part of a run that another worker leads. */
export async function joinRun({ runId, part }: RunJob, dependencies: DistributedDependencies): Promise<void> {
  const { state: run } = await dependencies.journal.load(runId);
  if (!run || isTerminal(run.state) || dependencies.stops.closed) return;
  const stop = dependencies.stops.hold(runId);
  try {
    await runPart(run, part, stop, dependencies);
  } finally {
    dependencies.stops.release(stop);
  }
}

/**
 * Prepares one part, waits at the gate for the others, and sends its share of the load. Never throws: how the part ended
 * is in the store, and what it measured in its folder, where the leader looks.
 */
export async function runPart(
  run: LoadRunRecord,
  part: number,
  stop: AbortSignal,
  dependencies: DistributedDependencies,
): Promise<void> {
  const { store, log } = dependencies;
  const inHand = { run_id: run.id, part, worker_id: dependencies.workerId, taking: randomUUID() };
  const host = hostname();
  const watch = watchPart(inHand, dependencies);
  let reportEnd: () => Promise<unknown>;
  try {
    const clean = await sendShare(run, inHand, AbortSignal.any([stop, watch.signal]), watch.expectLeader, dependencies);
    reportEnd = () => store.end(inHand, clean);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof NotStartedError) {
      log.info({ runId: run.id, part, reason }, 'a part of a run was not started');
      reportEnd = () => (error.stopped ? store.end(inHand, false) : store.leave(inHand));
    } else {
      log.error({ err: error, runId: run.id, part }, 'a part of a run could not be executed');
      const words = error instanceof InvalidScriptError ? `k6 could not read the script: ${redacted(reason)}` : reason;
      // One that runs cannot be refused any more: it has ended, and not well.
      reportEnd = async () => (await store.refuse(inHand, { host, reason: words })) || store.end(inHand, false);
    }
  }
  try {
    await retry(reportEnd, log);
  } finally {
    watch.end();
  }
}

/** Long enough for Mongo to come back; without a word, the leader finds the part lost. */
async function retry(work: () => Promise<unknown>, log: Log): Promise<void> {
  for (let attempt = 1; attempt <= PATIENCE.attempts; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      log.warn({ err: error, attempt }, 'how a part of a run ended could not be told; it is tried again');
      await pause(1000);
    }
  }
}

/** Answers whether k6 came to its end by itself, and well. */
async function sendShare(
  run: LoadRunRecord,
  inHand: PartInHand,
  stop: AbortSignal,
  onGateOpen: () => void,
  dependencies: DistributedDependencies,
): Promise<boolean> {
  const { part, worker_id } = inHand;
  const host = hostname();
  if (!(await dependencies.store.arrive(inHand, host))) throw new NotStartedError('somebody else has the part');
  const test = await findRunnable(dependencies.discovery, run.name);
  const segment = { part, of: partCount(run) };
  const described = await describeRun(run, dependencies.discovery.pathOf(test), dependencies);
  const folder = partFolder(join(dependencies.resultsFolder, run.id), part);
  let startedAfterMs = 0;
  const share: TestRun = {
    ...described,
    folder,
    segment,
    // Of two parts in Prometheus, each has series of its own.
    tags: { ...described.tags, segment: segmentText(segment) },
    stop,
    onStarted: async (commandLine) => {
      const { state } = await dependencies.journal.load(run.id);
      if (state?.script_hash != null && state.script_hash !== test.script_hash)
        throw new Error(`the script is another one than the leader's: ${test.script_hash} is not ${state.script_hash}`);
      if (!(await dependencies.store.ready(inHand, commandLine)))
        throw new NotStartedError('somebody else has the part');
      const gate = await passGate(inHand, stop, dependencies);
      onGateOpen();
      startedAfterMs = gate.startedAfterMs();
    },
    onProgress: (progress, points) => dependencies.partProgresses.publish(run.id, part, progress, points),
  };
  const { evidence, ending, notes } = await driveTest(share, await prepareTest(share));
  const about = { part, worker_id, host, started_after_ms: startedAfterMs, notes };
  await keepPartResult(folder, resultOf(about, evidence, ending));
  return ending.exitCode === 0 && ending.stopped === null;
}
