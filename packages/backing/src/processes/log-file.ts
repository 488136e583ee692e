import { mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What is kept of earlier starts: a log larger than this becomes its own `.1`, in place of the one before. */
const KEPT_BYTES = 10 * 1024 * 1024;
const TAIL_BYTES = 16_384;

/**
 * Prepares the log of a process that is to start: what earlier starts wrote stays in it, or, of a large one, beside it.
 * Answers where the log of this start begins.
 */
export async function beginLog(logFile: string): Promise<number> {
  await mkdir(dirname(logFile), { recursive: true });
  const size = await sizeOf(logFile);
  if (size <= KEPT_BYTES) return size;
  await rename(logFile, `${logFile}.1`);
  return 0;
}

/** The newest lines of a log, none from before `from`, and none of a file that is not there. */
export async function lastLines(logFile: string, from: number): Promise<string[]> {
  const text = await tail(logFile, from).catch(() => '');
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return 0;
  }
}

async function tail(file: string, from: number): Promise<string> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const length = Math.max(0, Math.min(size - from, TAIL_BYTES));
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
