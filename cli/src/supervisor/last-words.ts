import { open } from 'node:fs/promises';

const TAIL_BYTES = 16_384;
const PINO_ERROR = 50;

/** What a process most likely died of, read from the end of its log: the last error of ours, else the last line. */
export async function lastWords(logFile: string): Promise<string> {
  const lines = (await tail(logFile).catch(() => ''))
    .split('\n')
    .map((line) => line.trim())
    .filter(isTelling);
  const error = lines.map(asLogLine).findLast((line) => line !== undefined && line.level >= PINO_ERROR);
  if (error) return [error.msg, error.err?.message].filter(Boolean).join(': ').slice(0, 500);
  const last = lines.at(-1);
  return (last === undefined ? undefined : (asLogLine(last)?.msg ?? last))?.slice(0, 500) ?? 'it printed nothing';
}

/** Stack frames and Node's own farewell say where, not what. */
const isTelling = (line: string): boolean => line !== '' && !/^(at |Node\.js v|\^+$|[{}]$)/.test(line);

async function tail(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, TAIL_BYTES);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8');
  } finally {
    await handle.close();
  }
}

interface LogLine {
  level: number;
  msg?: string;
  err?: { message?: string };
}

function asLogLine(line: string): LogLine | undefined {
  try {
    const parsed = JSON.parse(line) as LogLine;
    return typeof parsed.level === 'number' ? parsed : undefined;
  } catch {
    return undefined;
  }
}
