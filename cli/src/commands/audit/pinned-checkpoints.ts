import { readFile } from 'node:fs/promises';
import { Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import { InputError } from '../../errors.js';

/** Reads checkpoints from a file: one a line, as `audit checkpoint` prints them and the audit service appends them. */
export async function readPinned(file: string): Promise<Checkpoint[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new InputError(`The checkpoints in ${file} cannot be read (${(error as Error).message}).`);
  });
  const lines = text.split('\n').map((line, index) => ({ line: line.trim(), place: `${file}:${index + 1}` }));
  const checkpoints = lines.filter(({ line }) => line !== '').map(({ line, place }) => parse(line, place));
  if (checkpoints.length > 0) return checkpoints;
  throw new InputError(`There is no checkpoint in ${file}; \`rehearse audit checkpoint --out ${file}\` adds one.`);
}

function parse(line: string, place: string): Checkpoint {
  try {
    return Checkpoint.parse(JSON.parse(line));
  } catch {
    throw new InputError(
      `${place}: this is no checkpoint; each line holds one, as \`rehearse audit checkpoint\` prints it.`,
    );
  }
}
