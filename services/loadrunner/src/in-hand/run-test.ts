import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { LoadRunOutcome, LoadRunProgress } from '@rehearsal/contracts/load/load-run';
import { EVIDENCE } from '../evidence/evidence.js';
import { keepSeries } from '../evidence/keep-series.js';
import { keepProvenance, keepScript } from '../evidence/provenance.js';
import { openRawPoints } from '../evidence/raw-points.js';
import { inspectScript, InvalidScriptError, type Inspection } from '../scripts/inspection.js';
import { k6Environment, runArguments, type ScriptEnvironment, type Segment } from '../k6/command.js';
import type { K6Limits } from '../k6/limits.js';
import { startK6, type K6Process } from '../k6/process.js';
import { Points } from '../measured/points.js';
import { progressOf } from '../measured/progress.js';
import { redacted, RunLog } from '../measured/run-log.js';
import { keepDistributions } from '../evidence/keep-distributions.js';
import { ExportedSummary, summarise, type Ending, type Evidence } from '../verdict/summary.js';
import type { StopReason } from '../verdict/verdict.js';

export interface TestRun {
  k6: string;
  script: string;
  environment: ScriptEnvironment;
  tags: Readonly<Record<string, string>>;
  /** Where the evidence goes. */
  folder: string;
  remoteWrite: Readonly<Record<string, string>>;
  /** Keep every point as well. */
  rawPoints: boolean;
  graceSeconds: number;
  limits: K6Limits;
  /** The longest that it may take, whatever the script says. */
  maxSeconds: number;
  /** Ranges of addresses that no connection may go to. */
  blockedRanges: readonly string[];
  /** Aborting it stops the load, for a `StopReason`; the outcome comes when k6 is gone. */
  stop: AbortSignal;
  /** Just before k6 starts; it does not when this throws. */
  onStarted: (commandLine: string[]) => Promise<void>;
  onProgress: (progress: LoadRunProgress, points: Points) => void;
  /** Only this share of the load. */
  segment?: Segment;
}

const PROGRESS_MS = 1000;
/** What a lost worker leaves of the series is this old at most. */
const SERIES_EVERY_TURNS = 5;
/** Setup and teardown, each a minute by k6's default, come on top of what is planned. */
const SETUP_TEARDOWN_SECONDS = 120;
/** What k6 may take when nobody waits for its teardown any more. */
const HURRY_SECONDS = 3;

/** Runs one load test to its end, whatever the end is, and judges it. Keeps evidence also of a failed or cancelled run. */
export async function runTest(run: TestRun): Promise<LoadRunOutcome> {
  try {
    const inspection = await prepareTest(run);
    const { evidence, ending } = await driveTest(run, inspection);
    return await keep(run, summarise(evidence, ending));
  } catch (error) {
    if (!(error instanceof InvalidScriptError)) throw error;
    return await keep(run, summariseUnread(error));
  }
}

/** Keeps the script and reads what it plans. Throws `InvalidScriptError` for one that k6 cannot read. */
export async function prepareTest(run: TestRun): Promise<Inspection> {
  await mkdir(run.folder, { recursive: true });
  const scriptKept = keepScript(run);
  try {
    return await inspectScript(run.k6, run.script, run.environment);
  } finally {
    await scriptKept;
  }
}

/** Sends the load, and comes back with what is to be judged when k6 is gone. */
export async function driveTest(run: TestRun, inspection: Inspection): Promise<{ evidence: Evidence; ending: Ending }> {
  const summaryFile = join(run.folder, EVIDENCE.k6Summary);
  const points = new Points(Object.keys(inspection.thresholds), { keepDurations: run.segment !== undefined });
  const log = new RunLog();
  const logFile = createWriteStream(join(run.folder, EVIDENCE.log));
  const keepLine = (line: string) => {
    const kept = log.read(line);
    if (kept !== null) logFile.write(`${kept}\n`);
  };
  const commandLine = runArguments({
    script: run.script,
    environment: run.environment,
    scriptTags: inspection.tags,
    tags: run.tags,
    thresholds: inspection.thresholds,
    summaryFile,
    remoteWrite: Object.keys(run.remoteWrite).length > 0,
    blockedRanges: run.blockedRanges,
    segment: run.segment,
  });
  await keepProvenance(run, ['k6', ...commandLine]);
  await run.onStarted(['k6', ...commandLine]);
  const rawPoints = run.rawPoints ? openRawPoints(join(run.folder, EVIDENCE.points)) : undefined;
  const begun = performance.now();
  const elapsed = () => (performance.now() - begun) / 1000;
  const k6 = startK6({
    k6: run.k6,
    arguments: commandLine,
    environment: k6Environment(run.remoteWrite),
    cwd: run.folder,
    onPoint: (line) => {
      if (points.read(line)) rawPoints?.write(line);
      else keepLine(line);
    },
    onLog: keepLine,
    limits: run.limits,
  });
  let turns = 0;
  let keeping: Promise<void> = Promise.resolve();
  const telling = setInterval(() => {
    run.onProgress(progressOf(points, elapsed(), inspection), points);
    // A disk that refuses one of these will refuse the last one too, which is not forgiven.
    if ((turns += 1) % SERIES_EVERY_TURNS === 0)
      keeping = keeping.then(() => keepSeries(run.folder, points.seconds.rows())).catch(() => undefined);
  }, PROGRESS_MS);
  const allowedSeconds = Math.min(inspection.longestSeconds + SETUP_TEARDOWN_SECONDS, run.maxSeconds);
  const ending = await untilGone(k6, run, allowedSeconds);
  clearInterval(telling);
  const elapsedSeconds = elapsed();
  run.onProgress(progressOf(points, elapsedSeconds, inspection), points);
  logFile.end();
  await finished(logFile);
  await rawPoints?.close();
  await keeping;
  await keepSeries(run.folder, points.seconds.rows());
  await keepDistributions(run.folder, points.distributions.state());
  const exported = await exportedSummary(summaryFile);
  return { evidence: { points, log, exported, thresholds: inspection.thresholds, elapsedSeconds }, ending };
}

async function untilGone(k6: K6Process, run: TestRun, allowedSeconds: number): Promise<Ending> {
  let stopped: StopReason | null = null;
  const stop = (reason: StopReason) => {
    stopped ??= reason;
    const hurry = reason === 'worker_lost' || reason === 'worker_stopped';
    k6.stop(hurry ? Math.min(run.graceSeconds, HURRY_SECONDS) : run.graceSeconds);
  };
  const onStop = () => stop(run.stop.reason as StopReason);
  const deadline = setTimeout(() => stop('timed_out'), allowedSeconds * 1000);
  if (run.stop.aborted) onStop();
  else run.stop.addEventListener('abort', onStop, { once: true });
  try {
    return { ...(await k6.exit), stopped, allowedSeconds };
  } finally {
    clearTimeout(deadline);
    run.stop.removeEventListener('abort', onStop);
  }
}

export function summariseUnread({ exitCode, message }: InvalidScriptError): LoadRunOutcome {
  const reasons = [`k6 could not read the script: ${redacted(message)}`];
  return { verdict: 'error', exit_code: exitCode, reasons, thresholds: [], checks: [], metrics: [] };
}

async function exportedSummary(file: string): Promise<ExportedSummary | null> {
  try {
    return ExportedSummary.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // k6 writes none when it ends early: the points are then all there is.
    return null;
  }
}

async function keep(run: TestRun, outcome: LoadRunOutcome): Promise<LoadRunOutcome> {
  await writeFile(join(run.folder, EVIDENCE.summary), JSON.stringify(outcome, null, 2));
  return outcome;
}
