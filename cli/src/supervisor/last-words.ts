import { lastLines } from '@rehearsal/backing/processes/log-file';

const PINO_ERROR = 50;

/**
 * What a process most likely died of, read from the end of its log: the last error of ours, else the last line. What stands
 * before `from` is of an earlier start.
 */
export async function lastWords(logFile: string, from: number): Promise<string> {
  const lines = (await lastLines(logFile, from)).filter(isTelling);
  const error = lines.map(asLogLine).findLast((line) => line !== undefined && line.level >= PINO_ERROR);
  if (error) return [error.msg, error.err?.message].filter(Boolean).join(': ').slice(0, 500);
  const last = lines.at(-1);
  return (last === undefined ? undefined : (asLogLine(last)?.msg ?? last))?.slice(0, 500) ?? 'it printed nothing';
}

/** Stack frames and Node's own farewell say where, not what. */
const isTelling = (line: string): boolean => !/^(at |Node\.js v|\^+$|[{}]$)/.test(line);

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
