import { mkdir } from 'node:fs/promises';
import { EXIT } from '@rehearsal/contracts/load/exit-codes';
import { MarkLoadRunRunning, type LoadRunOutcome, type LoadRunPart } from '@rehearsal/contracts/load/load-run';
import { every } from '@rehearsal/platform/every';
import type { DescribedRun } from '../in-hand/describe.js';
import { inspectScript, type Inspection } from '../scripts/inspection.js';
import { InvalidScriptError } from '../scripts/script-reader.js';
import { partCount, type LoadRunRecord } from '../load-run.js';
import { PATIENCE, type Give } from '../in-hand/give-command.js';
import { boundReasons } from '../verdict/bound-reasons.js';
import { unmeasured } from '../verdict/unmeasured.js';
import { throughputOf } from '../measured/throughput.js';
import { summariseUnread } from '../in-hand/run-test.js';
import { summarise, type Evidence } from '../verdict/summary.js';
import type { StopReason } from '../verdict/run-facts.js';
import type { DistributedDependencies } from './distributed-dependencies.js';
import { followParts } from './follow-parts.js';
import { gatherParts, NotGatheredError, shownPart } from './gather-parts.js';
import { keepMerged, readMergedSeconds } from './merging/keep-merged.js';
import { mergeEndings, mergeEvidence, showParts } from './merging/merge-results.js';
import { partFolder, readPartResult, type PartResult } from './merging/part-result.js';
import { mergeProgress } from './part-progress.js';
import { runPart } from './run-part.js';

/** Long enough for every part to have seen it before it is there: they look five times a second. */
const OPENS_IN_MS = 1000;
const PROGRESS_MS = 1000;

/**
 * Leads a distributed run, whose first part this worker sends itself: brings the parts together, opens the gate for all at
 * one moment, ends them when one is lost or ends early, and judges what they measured as if it were one.
 */
export async function leadRun(
  run: LoadRunRecord,
  described: DescribedRun,
  stop: AbortSignal,
  give: Give,
  dependencies: DistributedDependencies,
): Promise<LoadRunOutcome> {
  let inspection: Inspection;
  try {
    inspection = await inspectScript(
      { k6: described.k6, readSeconds: described.limits.readSeconds },
      described.script,
      described.environment,
    );
  } catch (error) {
    if (error instanceof InvalidScriptError) return summariseUnread(error);
    throw error;
  }
  await mkdir(described.folder, { recursive: true });
  const own = runPart(run, 1, stop, dependencies);
  const telling = every(PROGRESS_MS, () => publishProgress(run.id, inspection, dependencies), dependencies.log);
  try {
    const shown = await startTogether(run, stop, give, dependencies);
    const lost = shown.length === 0 ? undefined : await followParts(run.id, partCount(run), stop, dependencies);
    await telling.end();
    await publishProgress(run.id, inspection, dependencies).catch((error: unknown) =>
      dependencies.log.warn({ err: error, runId: run.id }, 'the last progress of a distributed run could not be told'),
    );
    const stopped = stop.aborted ? (stop.reason as StopReason) : null;
    const asked = { ...inspection, target: run.target, houseLimits: described.houseLimits };
    return await conclude(described.folder, asked, shown, { stopped, lost });
  } catch (error) {
    // The others wait at the gate, or run: whatever went wrong here, their load is worth nothing.
    await dependencies.store
      .stop(run.id, 'part_ended')
      .catch((fault: unknown) =>
        dependencies.log.warn(
          { err: fault, runId: run.id },
          'the other parts could not be told to stop; they end by themselves',
        ),
      );
    if (error instanceof NotGatheredError) return unmeasured('error', EXIT.unknown, error.message);
    throw error;
  } finally {
    await telling.end();
    await own;
    await dependencies.store.forget(run.id);
  }
}

/** Answers the parts once the gate is open for them; none when the run was stopped before. */
async function startTogether(
  run: LoadRunRecord,
  stop: AbortSignal,
  give: Give,
  dependencies: DistributedDependencies,
): Promise<LoadRunPart[]> {
  const { store, workerId: worker_id } = dependencies;
  const of = partCount(run);
  const gathered = await gatherParts(run.id, of, stop, dependencies);
  if (stop.aborted) {
    await store.stop(run.id, stop.reason as StopReason);
    return [];
  }
  const shown = gathered.map((part) => shownPart(part, of));
  const command_line = gathered[0]?.command_line ?? [];
  const mine = await give(MarkLoadRunRunning, { worker_id, command_line, parts: shown }, PATIENCE);
  if (!mine) throw new Error("the run was taken out of this worker's hands before k6 started");
  const clock = await dependencies.readClock();
  await store.open(run.id, clock() + OPENS_IN_MS);
  return shown;
}

async function publishProgress(
  runId: string,
  inspection: Inspection,
  dependencies: DistributedDependencies,
): Promise<void> {
  const progress = mergeProgress(await dependencies.partProgresses.read(runId), inspection);
  if (progress) dependencies.publishProgress(runId, progress);
}

/** Judges the whole, by what the parts left; of what is missing, no verdict but an error can come. */
async function conclude(
  folder: string,
  asked: Pick<Evidence, 'thresholds' | 'target' | 'hosts' | 'houseLimits' | 'importsGrpc'>,
  shown: readonly LoadRunPart[],
  { stopped, lost }: { stopped: StopReason | null; lost: string | undefined },
): Promise<LoadRunOutcome> {
  const kept = await Promise.all(shown.map(({ part }) => readPartResult(partFolder(folder, part))));
  const results = kept.filter((result): result is PartResult => result !== undefined);
  const silent = shown.find((_, index) => kept[index] === undefined);
  const unknown = silent && stopped === null ? `part ${silent.part} of ${shown.length} left no result` : undefined;
  const ending = mergeEndings(results, { stopped, lost: lost ?? unknown });
  const evidence = mergeEvidence(results, asked);
  const outcome = summarise(evidence, ending);
  const notes = results.flatMap(({ part, notes: ofPart }) => ofPart.map((note) => `part ${part}: ${note}`));
  const seconds = await readMergedSeconds(folder, results);
  const reasons = boundReasons([...outcome.reasons, ...notes]);
  const noted = { ...outcome, throughput: throughputOf(seconds), reasons };
  const whole = shown.length === 0 ? noted : { ...noted, parts: showParts(shown, results) };
  await keepMerged(folder, shown.length, { points: evidence.points, seconds, outcome: whole });
  return whole;
}
