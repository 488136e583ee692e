import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { ifAbsent } from '@rehearsal/platform/stores/if-absent';
import { EVIDENCE } from './evidence.js';
import { distributionOf, DistributionsState, type RunDistribution } from '../measured/distributions.js';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

export async function keepDistributions(folder: string, state: DistributionsState): Promise<void> {
  const file = join(folder, EVIDENCE.distributions);
  await writeFile(`${file}.part`, await pack(JSON.stringify(state)));
  await rename(`${file}.part`, file);
}

/** Undefined for a run that kept none: it was lost, is too old, or its evidence is gone. */
export async function readDistributions(folder: string): Promise<RunDistribution | undefined> {
  const packed = await readFile(join(folder, EVIDENCE.distributions)).catch(ifAbsent(undefined));
  if (packed === undefined) return undefined;
  return distributionOf(DistributionsState.parse(JSON.parse((await unpack(packed)).toString('utf8'))));
}
