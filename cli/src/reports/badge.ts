import { makeBadge } from 'badge-maker';
import type { Output } from '../output.js';
import { writeFile } from './write-file.js';

/** Makes a badge and writes it where it was asked for, or prints it; with --json beside what it tells of. */
export async function putBadge(
  looks: { label: string; message: string; color: string },
  document: Readonly<Record<string, unknown>>,
  file: string | undefined,
  output: Output,
): Promise<void> {
  const svg = makeBadge(looks);
  if (file !== undefined) {
    await writeFile(file, svg);
    output.note(`Written: ${file}`);
  }
  if (file === undefined || output.json) output.result({ ...document, svg }, () => svg);
}
