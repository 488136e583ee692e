import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Prints what comes, as it comes. A reader who has gone, or who has no room, is the affair of `guardOutput`; only what is
 * wrong with the source is thrown.
 */
export async function printStream(source: Readable, stdout: NodeJS.WritableStream = process.stdout): Promise<void> {
  const reader = { takes: true };
  const refused = () => (reader.takes = false);
  stdout.once('error', refused);
  try {
    await pipeline(source, stdout, { end: false });
  } catch (error) {
    if (reader.takes) throw error;
  } finally {
    stdout.off('error', refused);
  }
}
