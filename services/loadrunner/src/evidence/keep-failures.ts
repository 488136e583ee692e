import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LoadRunFailures } from '@rehearsal/contracts/load/load-run-failures';
import { ifAbsent } from '@rehearsal/platform/stores/if-absent';
import { EVIDENCE } from './evidence.js';

/** Replaces them in one step, as the series. */
export async function keepFailures(folder: string, failures: LoadRunFailures): Promise<void> {
  const file = join(folder, EVIDENCE.failures);
  await writeFile(`${file}.part`, JSON.stringify(failures));
  await rename(`${file}.part`, file);
}

/** Says that nothing was recorded where nothing was kept: that nothing failed would be more than is known. */
export async function readFailures(folder: string): Promise<LoadRunFailures> {
  const text = await readFile(join(folder, EVIDENCE.failures), 'utf8').catch(ifAbsent(undefined));
  return text === undefined ? NOT_RECORDED : LoadRunFailures.parse(JSON.parse(text));
}

const NOT_RECORDED: LoadRunFailures = { recorded: false, total: 0, items: [], others: null };
