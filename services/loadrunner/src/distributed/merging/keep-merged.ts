import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { LoadRunOutcome } from '@rehearsal/contracts/load/load-run';
import { ifAbsent } from '@rehearsal/platform/stores/if-absent';
import { EVIDENCE } from '../../evidence/evidence.js';
import { keepFailures } from '../../evidence/keep-failures.js';
import { keepSeries } from '../../evidence/keep-series.js';
import type { Points } from '../../measured/points.js';
import type { ReportSecond } from '@rehearsal/contracts/load/load-run-report';
import { keepDistributions } from '../../evidence/keep-distributions.js';
import { mergeSeconds } from './merge-seconds.js';
import { partFolder, type PartResult } from './part-result.js';

/** The same for every part: what the leader had stands for all. */
const OF_THE_LEADER = [EVIDENCE.archive, EVIDENCE.script, EVIDENCE.provenance];

/** The series of the whole, made of what the parts left in their folders. */
export async function readMergedSeconds(folder: string, results: readonly PartResult[]): Promise<ReportSecond[]> {
  const rows = await Promise.all(results.map(({ part }) => readRows(partFolder(folder, part))));
  return mergeSeconds(results.map(({ durations }, index) => ({ rows: rows[index] ?? [], durations })));
}

/** Leaves in the run's folder what a run in one piece leaves there; `of` is how many parts it had. */
export async function keepMerged(
  folder: string,
  of: number,
  { points, seconds, outcome }: { points: Points; seconds: readonly ReportSecond[]; outcome: LoadRunOutcome },
): Promise<void> {
  await keepSeries(folder, seconds);
  await keepFailures(folder, points.failures.shown());
  await keepDistributions(folder, points.distributions.state());
  for (const name of OF_THE_LEADER)
    await copyFile(join(partFolder(folder, 1), name), join(folder, name)).catch(ifAbsent(undefined));
  await keepLogs(folder, of);
  await writeFile(join(folder, EVIDENCE.summary), JSON.stringify(outcome, null, 2));
}

const readRows = async (folder: string): Promise<ReportSecond[]> =>
  JSON.parse(await readFile(join(folder, EVIDENCE.series), 'utf8')) as ReportSecond[];

/** One after another, each under its heading. */
async function keepLogs(folder: string, of: number): Promise<void> {
  const file = join(folder, EVIDENCE.log);
  await writeFile(file, '');
  for (let part = 1; part <= of; part++) {
    await writeFile(file, `--- part ${part} of ${of} ---\n`, { flag: 'a' });
    const log = createReadStream(join(partFolder(folder, part), EVIDENCE.log));
    await pipeline(log, createWriteStream(file, { flags: 'a' })).catch(ifAbsent(undefined));
  }
}
