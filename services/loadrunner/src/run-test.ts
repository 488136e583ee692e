import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { LoadRunOutcome, LoadRunProgress } from '@rehearsal/contracts/load-run';
import { EVIDENCE } from './evidence.js';
import { inspectScript, InvalidScriptError, type Inspection } from './inspection.js';
import { k6Environment, runArguments, type ScriptEnvironment } from './k6-command.js';
import { startK6, type K6Process } from './k6-process.js';
import { Points } from './points.js';
import { progressOf } from './progress.js';
import { redacted, RunLog } from './run-log.js';
import { ExportedSummary, summarise, type Ending } from './summary.js';
import type { StopReason } from './verdict.js';

export interface TestRun {
  k6: string;
  script: string;
  environment: ScriptEnvironment;
  tags: Readonly<Record<string, string>>;
  /** Where the evidence goes. */
  folder: string;
  remoteWrite: Readonly<Record<string, string>>;
  graceSeconds: number;
  /** Aborting it stops the load, for a `StopReason`; the outcome comes when k6 is gone. */
  stop: AbortSignal;
  /** Just before k6 starts; it does not when this throws. */
  onStarted: (commandLine: string[]) => Promise<void>;
  onProgress: (progress: LoadRunProgress) => void;
}

const PROGRESS_MS = 1000;
/** Setup and teardown, each a minute by k6's default, come on top of what is planned. */
const SETUP_TEARDOWN_SECONDS = 120;
/** What k6 may take when nobody waits for its teardown any more. */
const HURRY_SECONDS = 3;

/** Runs one load test to its end, whatever the end is, and judges it. Keeps evidence also of a failed or cancelled run. */
export async function runTest(run: TestRun): Promise<LoadRunOutcome> {
  await mkdir(run.folder, { recursive: true });
  let inspection: Inspection;
  try {
    inspection = await inspectScript(run.k6, run.script, run.environment);
  } catch (error) {
    if (!(error instanceof InvalidScriptError)) throw error;
    return await keep(run, summariseUnread(error));
  }
  return await keep(run, await execute(run, inspection));
}

async function execute(run: TestRun, inspection: Inspection): Promise<LoadRunOutcome> {
  const summaryFile = join(run.folder, EVIDENCE.k6Summary);
  const points = new Points(Object.keys(inspection.thresholds));
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
  });
  await run.onStarted(['k6', ...commandLine]);
  const begun = performance.now();
  const elapsed = () => (performance.now() - begun) / 1000;
  const k6 = startK6({
    k6: run.k6,
    arguments: commandLine,
    environment: k6Environment(run.remoteWrite),
    cwd: run.folder,
    onPoint: (line) => {
      if (!points.read(line)) keepLine(line);
    },
    onLog: keepLine,
  });
  const telling = setInterval(
    () => run.onProgress(progressOf(points, elapsed(), inspection.plannedSeconds)),
    PROGRESS_MS,
  );
  const ending = await untilGone(k6, run, inspection.longestSeconds + SETUP_TEARDOWN_SECONDS);
  clearInterval(telling);
  const elapsedSeconds = elapsed();
  run.onProgress(progressOf(points, elapsedSeconds, inspection.plannedSeconds));
  logFile.end();
  await finished(logFile);
  await writeFile(join(run.folder, EVIDENCE.series), JSON.stringify(points.seconds.rows()));
  const exported = await exportedSummary(summaryFile);
  return summarise({ points, log, exported, thresholds: inspection.thresholds, elapsedSeconds }, ending);
}

async function untilGone(k6: K6Process, run: TestRun, longestSeconds: number): Promise<Ending> {
  let stopped: StopReason | null = null;
  const stop = (reason: StopReason) => {
    stopped ??= reason;
    const hurry = reason === 'worker_lost' || reason === 'worker_stopped';
    k6.stop(hurry ? Math.min(run.graceSeconds, HURRY_SECONDS) : run.graceSeconds);
  };
  const onStop = () => stop(run.stop.reason as StopReason);
  const deadline = setTimeout(() => stop('timed_out'), longestSeconds * 1000);
  if (run.stop.aborted) onStop();
  else run.stop.addEventListener('abort', onStop, { once: true });
  try {
    return { ...(await k6.exit), stopped };
  } finally {
    clearTimeout(deadline);
    run.stop.removeEventListener('abort', onStop);
  }
}

function summariseUnread({ exitCode, message }: InvalidScriptError): LoadRunOutcome {
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
