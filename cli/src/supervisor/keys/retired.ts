import { createPrivateKey, sign } from 'node:crypto';
import { handoverText, RetiredKey } from '@rehearsal/contracts/audit/retired-key';
import { CliError } from '../../errors.js';
import { placeFile } from '../place-file.js';
import { readKey, type PrivateJwk } from './key-pair.js';

/** Puts on record that another key takes the place of one, of which we have both halves or the name alone. */
export function retire(old: PrivateJwk | string, successor: string, now: Date): RetiredKey {
  const key = typeof old === 'string' ? old : old.x;
  const record = { key, successor, retired_at: now.toISOString() };
  const signature =
    typeof old === 'string'
      ? null
      : sign(null, Buffer.from(handoverText(record)), createPrivateKey({ key: { ...old }, format: 'jwk' })).toString(
          'base64url',
        );
  return { ...record, signature };
}

export async function readRetired(file: string): Promise<RetiredKey[]> {
  const text = await readKey(file);
  if (text === undefined) return [];
  try {
    return RetiredKey.array().parse(JSON.parse(text));
  } catch (error) {
    throw new CliError(
      `${file}, which keeps what earlier checkpoint keys signed verifiable, is no list of keys; put it back from a copy.`,
      { cause: error },
    );
  }
}

export async function ensureRetired(file: string): Promise<void> {
  await readRetired(file);
  if ((await readKey(file)) === undefined) await writeRetired(file, []);
}

export const writeRetired = (file: string, records: readonly RetiredKey[]): Promise<void> =>
  placeFile(file, `${JSON.stringify(records, null, 2)}\n`);
