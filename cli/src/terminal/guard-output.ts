import { EXIT } from '../exit-codes.js';

/** The reader has gone, as `head` does when it has enough. */
const GONE = ['EPIPE', 'ERR_STREAM_DESTROYED', 'EIO'];

/**
 * What becomes of output that cannot be written. A reader who has gone is no fault: what is left is not written, and the
 * command ends as it would have. Anything else, such as a full disk, is said in a sentence; a verdict that stands already
 * keeps its exit code.
 */
export function guardOutput({ stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'> = process): void {
  let said = false;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (said || GONE.includes(error.code ?? '')) return;
    said = true;
    process.exitCode ??= EXIT.failure;
    stderr.write(`rehearse: The output could not be written: ${error.message}.\n`);
  });
  // Whoever reads the notes can be told of nothing any more; the work goes on.
  stderr.on('error', () => undefined);
}
