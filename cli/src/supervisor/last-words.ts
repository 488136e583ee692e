import { stat } from 'node:fs/promises';
import { lastLines } from '@rehearsal/backing/processes/log-file';

const PINO_ERROR = 50;
/** Of one that has ended; what it said longer before is not why. */
const AROUND_THE_END_MS = 10_000;

interface LogLine {
  level: number;
  time?: string;
  msg?: string;
  /** With `stopping`: why a service of ours ends. */
  reason?: string;
  err?: { message?: string };
}
interface Line {
  text: string;
  /** Undefined for what is printed bare. */
  log: LogLine | undefined;
}

/**
 * What a process that does not get ready is stuck with, read from the end of its log: the last error of ours, else the last
 * line. What stands before `from` is of an earlier start.
 */
export async function lastWords(logFile: string, from: number): Promise<string> {
  return wordsOf(await linesOf(logFile, from)) ?? 'it printed nothing';
}

/**
 * What a process ended of, that has just ended and began to write at `from`: who told it to, where it says so, else what it
 * said around its end. An error of an hour ago is not why.
 */
export async function farewell(logFile: string, from: number, endedAt: number): Promise<string> {
  const lines = await linesOf(logFile, from);
  const stopping = lines.findLast(({ log }) => log?.msg === 'stopping')?.log;
  if (stopping?.reason !== undefined && stopping.level < PINO_ERROR) return `it was told to stop by ${stopping.reason}`;
  const since = endedAt - AROUND_THE_END_MS;
  const isOld = ({ log }: Line) => log?.time !== undefined && Date.parse(log.time) < since;
  const wroteThen = await stat(logFile).then(
    ({ mtimeMs }) => mtimeMs >= since,
    () => false,
  );
  const around = wroteThen ? lines.slice(lines.findLastIndex(isOld) + 1) : [];
  return wordsOf(around) ?? 'it said nothing around its end';
}

function wordsOf(lines: readonly Line[]): string | undefined {
  const error = lines.findLast(({ log }) => log !== undefined && log.level >= PINO_ERROR)?.log;
  if (error) return [error.msg, error.reason, error.err?.message].filter(Boolean).join(': ').slice(0, 500);
  const last = lines.at(-1);
  return (last?.log?.msg ?? last?.text)?.slice(0, 500);
}

const linesOf = async (logFile: string, from: number): Promise<Line[]> =>
  (await lastLines(logFile, from)).filter(isTelling).map((text) => ({ text, log: asLogLine(text) }));

/** Stack frames and Node's own farewell say where, not what. */
const isTelling = (line: string): boolean => !/^(at |Node\.js v|\^+$|[{}]$)/.test(line);

function asLogLine(line: string): LogLine | undefined {
  try {
    const parsed = JSON.parse(line) as LogLine;
    return typeof parsed.level === 'number' ? parsed : undefined;
  } catch {
    return undefined;
  }
}
