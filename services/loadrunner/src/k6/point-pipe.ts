import { closeSync, constants, openSync, readSync } from 'node:fs';
import { Socket } from 'node:net';
import { execa } from 'execa';
import { cutLines } from './each-line.js';
import { onPath } from './on-path.js';

/**
 * A pipe with a name, through which k6 alone tells its points: what a script prints goes to stdout, and k6 has closed the
 * pipe before it asks the script for its summary.
 */
export async function makePointPipe(path: string): Promise<void> {
  await execa(onPath('mkfifo') ?? 'mkfifo', ['-m', '600', path]);
}

export interface PointReader {
  /** Reads what is left, once k6 is gone. */
  end(): void;
}

const CHUNK_BYTES = 64 * 1024;

/** Reads the pipe at `path` from now on. `onFault` hears what `onLine` threw, or why it cannot be read any more. */
export function readPointPipe(
  path: string,
  onLine: (line: string) => void,
  onFault: (error: unknown) => void,
): PointReader {
  // Without waiting for k6 to open its end.
  const reading = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  // Keeps the pipe from its end until k6 is gone: not every system tells the reader of it.
  const holding = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  const lines = cutLines(onLine);
  const socket = new Socket({ fd: reading, readable: true, writable: false });
  const stop = () => {
    socket.destroy();
    closeSync(holding);
  };
  let ended = false;
  const guarded = (work: () => void) => {
    if (ended) return;
    try {
      work();
    } catch (error) {
      ended = true;
      stop();
      onFault(error);
    }
  };
  socket.on('data', (chunk) => guarded(() => lines.take(chunk)));
  socket.on('error', (error) =>
    guarded(() => {
      throw error;
    }),
  );
  return {
    end: () =>
      guarded(() => {
        for (let chunk = readNow(reading); chunk !== null; chunk = readNow(reading)) lines.take(chunk);
        lines.end();
        ended = true;
        stop();
      }),
  };
}

/** Null where nothing is left. */
function readNow(fd: number): Buffer | null {
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  try {
    const length = readSync(fd, chunk);
    return length === 0 ? null : chunk.subarray(0, length);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return null;
    throw error;
  }
}
