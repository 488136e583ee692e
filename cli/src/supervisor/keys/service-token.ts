import { randomBytes } from 'node:crypto';
import { CliError } from '../../errors.js';
import { placeFile } from '../place-file.js';
import { readKey, requirePrivate } from './key-pair.js';

const WHOLE = /^[\w-]{43,}\s*$/;

/** The secret that services show each other. Made once; one that is there is used as it is, or refused. */
export async function ensureServiceToken(file: string): Promise<void> {
  const token = await readKey(file);
  if (token === undefined) {
    await placeFile(file, randomBytes(32).toString('base64url'));
    return;
  }
  await requirePrivate(file);
  if (!WHOLE.test(token))
    throw new CliError(
      `The key ${file} does not hold a whole token; put it back from a copy, or delete it while everything is stopped: nothing that is kept depends on it, and the next start makes a new one.`,
    );
}
