import { appendFile, stat } from 'node:fs/promises';

/** GitHub drops the whole summary of a step that is longer. */
const MAX_BYTES = 1024 * 1024;
const CUT = '\n\n_The summary is cut here: a step may show 1 MiB. The reports have the rest._\n';

/** Adds to the summary of the step, as far as there is room. */
export async function addToStepSummary(file: string, markdown: string): Promise<void> {
  const used = await stat(file).then(
    ({ size }) => size,
    () => 0,
  );
  const text = fitting(`${markdown}\n`, MAX_BYTES - used);
  if (text !== '') await appendFile(file, text);
}

/** The text if it fits, else as many whole lines as do, and a word that some are missing. */
export function fitting(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const room = bytes - Buffer.byteLength(CUT);
  if (room <= 0) return '';
  const cut = Buffer.from(text).subarray(0, room).toString('utf8');
  return cut.slice(0, Math.max(0, cut.lastIndexOf('\n'))) + CUT;
}
