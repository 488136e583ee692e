import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EVIDENCE } from '../evidence/evidence.js';
import { openEvidenceStream } from '../evidence/evidence-stream.js';
import { keepDistributions } from '../evidence/keep-distributions.js';
import { keepSeries } from '../evidence/keep-series.js';
import { keepProvenance } from '../evidence/provenance.js';
import { openRawPoints } from '../evidence/raw-points.js';
import { k6Environment, runArguments } from '../k6/command.js';
import { startK6 } from '../k6/process.js';
import { Points } from '../measured/points.js';
import { progressOf } from '../measured/progress.js';
import { RunLog } from '../measured/run-log.js';
import type { Inspection } from '../scripts/inspection.js';
import { ExportedSummary, type Ending, type Evidence } from '../verdict/summary.js';
import { RunNotes } from './run-notes.js';
import type { TestRun } from './test-run.js';
import { untilGone } from './until-gone.js';

export interface Driven {
  evidence: Evidence;
  ending: Ending;
  /** What was lost of the run, in words; empty as a rule. */
  notes: string[];
}

const PROGRESS_MS = 1000;
/** What a lost worker leaves of the series is this old at most. */
const SERIES_EVERY_TURNS = 5;
/** Setup and teardown, each a minute by k6's default, come on top of what is planned. */
const SETUP_TEARDOWN_SECONDS = 120;

/**
 * Sends the load, and comes back with what is to be judged when k6 is gone. Once k6 runs, what cannot be kept of it is
 * noted and does not end it.
 */
export async function driveTest(run: TestRun, inspection: Inspection): Promise<Driven> {
  const summaryFile = join(run.folder, EVIDENCE.k6Summary);
  const points = new Points(Object.keys(inspection.thresholds), { keepDurations: run.segment !== undefined });
  const log = new RunLog();
  const notes = new RunNotes();
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

  const logFile = openEvidenceStream(join(run.folder, EVIDENCE.log));
  const rawPoints = run.rawPoints ? openRawPoints(join(run.folder, EVIDENCE.points)) : undefined;
  const keepLine = (line: string) => {
    const kept = log.read(line);
    if (kept !== null) logFile.write(kept);
  };
  const begun = performance.now();
  const elapsed = () => (performance.now() - begun) / 1000;
  const tell = () =>
    notes.trySync('the progress', () => run.onProgress(progressOf(points, elapsed(), inspection), points));
  let telling: NodeJS.Timeout | undefined;
  let keeping: Promise<void> = Promise.resolve();
  let ending: Ending;
  try {
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
    telling = setInterval(() => {
      tell();
      // A disk that refuses one of these will refuse the last one too, which is noted.
      if ((turns += 1) % SERIES_EVERY_TURNS === 0)
        keeping = keeping.then(() => keepSeries(run.folder, points.seconds.rows())).catch(() => undefined);
    }, PROGRESS_MS);
    const allowedSeconds = Math.min(inspection.longestSeconds + SETUP_TEARDOWN_SECONDS, run.maxSeconds);
    ending = await untilGone(k6, { ...run, allowedSeconds });
  } finally {
    clearInterval(telling);
    await keeping;
    await notes.try(EVIDENCE.log, () => logFile.close());
    if (rawPoints) await notes.try(EVIDENCE.points, () => rawPoints.close());
  }
  const elapsedSeconds = elapsed();
  tell();
  await notes.try(EVIDENCE.series, () => keepSeries(run.folder, points.seconds.rows()));
  await notes.try(EVIDENCE.distributions, () => keepDistributions(run.folder, points.distributions.state()));
  notes.damagedLines(points.damagedLines);
  const exported = await exportedSummary(summaryFile);
  return {
    evidence: { points, log, exported, thresholds: inspection.thresholds, elapsedSeconds },
    ending,
    notes: notes.all(),
  };
}

async function exportedSummary(file: string): Promise<ExportedSummary | null> {
  try {
    return ExportedSummary.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // k6 writes none when it ends early: the points are then all there is.
    return null;
  }
}
