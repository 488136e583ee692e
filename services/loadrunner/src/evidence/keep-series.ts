import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EVIDENCE } from './evidence.js';
import type { ReportSecond } from '@rehearsal/contracts/load/load-run-report';

/** Replaces the series in one step: a reader, or the end of this process, never meets half of it. */
export async function keepSeries(folder: string, rows: readonly ReportSecond[]): Promise<void> {
  const file = join(folder, EVIDENCE.series);
  await writeFile(`${file}.part`, JSON.stringify(rows));
  await rename(`${file}.part`, file);
}
