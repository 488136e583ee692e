import { rename, rm } from 'node:fs/promises';
import { CliError } from '../../errors.js';
import { makePair, publicHalfOf, readKey, readPrivate, type PairFiles, type PrivateJwk } from './key-pair.js';
import { pairFiles, retiredFile, type Signer } from './keys.js';
import { readRetired, retire, writeRetired } from './retired.js';

export interface Rotation {
  /** The public halves; null where no key was there. */
  old: string | null;
  key: string;
  /** Whether the old key itself names the new one. Only for checkpoints, whose keys stay on record. */
  signed: boolean | null;
}

/**
 * Puts a new key in the place of one. The record of a checkpoint key comes first, so there is never a key in use whose
 * predecessor nobody knows. `lost` names one of which no half is left.
 */
export async function rotateKey(folder: string, signer: Signer, lost?: string): Promise<Rotation> {
  const files = pairFiles(folder, signer);
  const old = await oldKey(files, lost);
  const draft = { ...files, privateFile: `${files.privateFile}.next`, publicFile: `${files.publicFile}.next` };
  const key = publicHalfOf(await makePair(draft)) ?? '';
  if (signer === 'checkpoint' && old !== undefined) {
    const record = retiredFile(folder);
    await writeRetired(record, [...(await readRetired(record)), retire(old, key, new Date())]);
  }
  await takePlace(draft, files);
  const oldName = typeof old === 'object' ? old.x : (old ?? null);
  return { old: oldName, key, signed: signer === 'checkpoint' && old !== undefined ? typeof old === 'object' : null };
}

/** The private key where it is whole, else its public half, else what the caller knows of it. */
async function oldKey(files: PairFiles, lost: string | undefined): Promise<PrivateJwk | string | undefined> {
  const [secret, open] = await Promise.all([readKey(files.privateFile), readKey(files.publicFile)]);
  try {
    if (secret !== undefined) return readPrivate(secret, files);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
  }
  const known = lost ?? (open === undefined ? undefined : publicHalfOf(open));
  if (known !== undefined || (secret === undefined && open === undefined)) return known;
  throw new CliError(
    `Neither half of the ${files.signer} key in ${files.privateFile} can be read; say with --lost which one it was: checkpoints name it as "key".`,
  );
}

/** In this order a machine that stops in between leaves a pair that is whole, or lacks only what its other half holds. */
async function takePlace(draft: PairFiles, files: PairFiles): Promise<void> {
  await rm(files.publicFile, { force: true });
  await rename(draft.privateFile, files.privateFile);
  await rename(draft.publicFile, files.publicFile);
}
