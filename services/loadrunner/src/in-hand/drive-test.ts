import { dirname, join } from 'node:path';
import { EVIDENCE } from '../evidence/evidence.js';
import { openEvidenceStream } from '../evidence/evidence-stream.js';
import { clearLog, keepK6Summary, readK6Summary } from '../evidence/keep-k6-summary.js';
import { keepDistributions } from '../evidence/keep-distributions.js';
import { keepFailures } from '../evidence/keep-failures.js';
import { keepSeries } from '../evidence/keep-series.js';
import { keepProvenance } from '../evidence/provenance.js';
import { openRawPoints } from '../evidence/raw-points.js';
import { keepScriptFiles } from '../evidence/script-files.js';
import { withoutAny } from '../evidence/setup-data.js';
import { boxKindOf, boxPrefix, fullPath, type BoxKind } from '../k6/box.js';
import { k6Environment, runArguments, runEnvironment } from '../k6/command.js';
import { makePointPipe } from '../k6/point-pipe.js';
import { startK6 } from '../k6/process.js';
import { openWorkFolder, type WorkFolder } from '../k6/work-folder.js';
import { destinationOf } from '../measured/destination.js';
import { Points } from '../measured/points.js';
import { progressOf } from '../measured/progress.js';
import { redacted } from '../redaction/redacted.js';
import { RunLog } from '../measured/run-log.js';
import type { Inspection } from '../scripts/inspection.js';
import { ExportedSummary } from '../verdict/exported-summary.js';
import type { Ending, Evidence } from '../verdict/summary.js';
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
/** What k6 may take beyond what the script allows itself: to begin, to end, and on a machine that is busy. */
const SPARE_SECONDS = 30;

/**
 * Sends the load, and comes back with what is to be judged when k6 is gone. Once k6 runs, what cannot be kept of it is
 * noted and does not end it.
 */
export async function driveTest(run: TestRun, inspection: Inspection): Promise<Driven> {
  const work = await openWorkFolder();
  try {
    return await drive(run, inspection, work);
  } finally {
    await work.remove();
  }
}

async function drive(run: TestRun, inspection: Inspection, work: WorkFolder): Promise<Driven> {
  const script = join(run.folder, EVIDENCE.archive);
  const kind = await boxKindOf(run.k6);
  const points = new Points(Object.keys(inspection.thresholds), {
    keepDurations: run.segment !== undefined,
    scenarios: inspection.executors.map(({ name }) => name),
    onlyDestination: onlyDestinationOf(run, kind),
  });
  const log = new RunLog([dirname(dirname(run.script)), run.folder, work.path], (thrown) =>
    points.failures.threw(thrown),
  );
  const notes = new RunNotes();
  if (inspection.paused) notes.add('the script asks to be paused at its start, and was begun at once');
  if (inspection.unknownOption !== null)
    notes.add(`k6 does not know the option "${inspection.unknownOption}" of the script, and left it out`);
  const command = {
    script,
    environment: run.environment,
    scriptTags: inspection.tags,
    systemTags: inspection.systemTags,
    tags: run.tags,
    thresholds: inspection.thresholds,
    pointPipe: work.points,
    summaryFile: work.summary,
    remoteWrite: Object.keys(run.remoteWrite).length > 0,
    blockedRanges: run.blockedRanges,
    segment: run.segment,
  };
  const commandLine = runArguments(command);
  const environment = { ...k6Environment(run.remoteWrite), ...runEnvironment(command) };
  await Promise.all([
    keepProvenance(run, ['k6', ...commandLine], environment, kind),
    makePointPipe(work.points),
    run.onStarted(['k6', ...commandLine]),
  ]);

  const logFile = openEvidenceStream(join(run.folder, EVIDENCE.log));
  const rawPoints = run.rawPoints ? openRawPoints(join(run.folder, EVIDENCE.points)) : undefined;
  const keep = (kept: string | null) => {
    if (kept !== null) logFile.write(kept);
  };
  const begun = performance.now();
  const elapsed = () => (performance.now() - begun) / 1000;
  const publishProgress = () =>
    notes.trySync('the progress', () => run.onProgress(progressOf(points, elapsed(), inspection), points));
  let publishing: NodeJS.Timeout | undefined;
  let keeping: Promise<void> = Promise.resolve();
  let ending: Ending;
  try {
    const k6 = await startK6({
      k6: fullPath(run.k6),
      box: boxPrefix(run.k6, { read: [script], write: [work.path], ports: run.ports }, kind),
      arguments: commandLine,
      environment,
      cwd: work.files,
      onPoint: (written) => {
        // Names, tags and addresses go everywhere from here.
        const line = redacted(written);
        if (points.read(line)) rawPoints?.write(line);
        else keep(log.readPrinted(line));
      },
      onPrinted: (line) => keep(log.readPrinted(line)),
      onLog: (line) => keep(log.read(line)),
      pointPipe: work.points,
      limits: run.limits,
    });
    let turns = 0;
    publishing = setInterval(() => {
      publishProgress();
      // A disk that refuses one of these will refuse the last one too, which is noted.
      if ((turns += 1) % SERIES_EVERY_TURNS === 0)
        keeping = keeping.then(() => keepSoFar(run.folder, points)).catch(() => undefined);
    }, PROGRESS_MS);
    const { longestSeconds, aroundSeconds, loadingSeconds } = inspection;
    const allowedSeconds = Math.min(longestSeconds + aroundSeconds + loadingSeconds + SPARE_SECONDS, run.maxSeconds);
    ending = await untilGone(k6, { ...run, allowedSeconds });
  } finally {
    clearInterval(publishing);
    await keeping;
    await notes.try(EVIDENCE.log, () => logFile.close());
    if (rawPoints) await notes.try(EVIDENCE.points, () => rawPoints.close());
  }
  const elapsedSeconds = elapsed();
  publishProgress();
  await notes.try(EVIDENCE.series, () => keepSeries(run.folder, points.seconds.rows()));
  await notes.try(EVIDENCE.distributions, () => keepDistributions(run.folder, points.distributions.state()));
  // A k6 that was killed may have been in the middle of its last line.
  const torn = ending.exitCode === null ? 1 : 0;
  notes.damagedLines(points.damagedLines - torn);
  const exported = await keepWhatK6Wrote(run.folder, work, points, notes);
  const { thresholds, hosts, importsGrpc } = inspection;
  const asked = { thresholds, hosts, importsGrpc, target: run.environment.BASE ?? '', houseLimits: run.houseLimits };
  return {
    evidence: { ...asked, points, log, exported, elapsedSeconds },
    ending,
    notes: notes.all(),
  };
}

/** What can be looked at while k6 runs, and what a lost worker leaves. */
async function keepSoFar(folder: string, { seconds, failures }: Points): Promise<void> {
  await keepFailures(folder, failures.shown());
  await keepSeries(folder, seconds.rows());
}

/** k6's own summary and the script's files, without what setup made. Null without a summary: the points are then all there is. */
async function keepWhatK6Wrote(
  folder: string,
  work: WorkFolder,
  { failures }: Points,
  notes: RunNotes,
): Promise<ExportedSummary | null> {
  const read = await readK6Summary(work.summary);
  const secrets = read?.secrets ?? [];
  notes.trySync(EVIDENCE.failures, () => failures.clear((text) => withoutAny(secrets, text)));
  await notes.try(EVIDENCE.failures, () => keepFailures(folder, failures.shown()));
  await notes.try(EVIDENCE.log, () => clearLog(folder, secrets));
  await notes.try('what the script wrote', async () =>
    notes.add(...(await keepScriptFiles(work.files, folder, secrets))),
  );
  if (read) await notes.try(EVIDENCE.k6Summary, () => keepK6Summary(folder, read.summary, secrets));
  return ExportedSummary.safeParse(read?.summary).data ?? null;
}

/** The only one that can answer: its addresses behind the wall, its port in the box. */
function onlyDestinationOf({ ports, blockedRanges, environment }: TestRun, kind: BoxKind): string | null {
  const open = new Set(kind.ports ? ports : []);
  return open.size === 1 && blockedRanges.length > 0 ? destinationOf(environment.BASE) : null;
}
