import { readdirSync, readFileSync } from 'node:fs';

export interface Process {
  pid: number;
  parent: number;
  command: string[];
}

/** Every living process, from Linux' process table. */
const processes = (): Process[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => describe(Number(name)));

/** The k6 processes that send load for runs whose evidence goes below this folder. */
export const k6Below = (folder: string): Process[] =>
  processes().filter(({ command }) => command.includes('run') && command.some((part) => part.startsWith(folder)));

function describe(pid: number): Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
    return state === 'Z' ? [] : [{ pid, parent: Number(parent), command }];
  } catch {
    // It ended while it was looked at.
    return [];
  }
}
