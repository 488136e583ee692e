import { readdir, readFile } from 'node:fs/promises';

/** Of `/proc`: the kernel counts in hundredths of a second, whatever the machine's own tick. */
const TICKS_PER_SECOND = 100;

interface Process {
  pid: number;
  parent: number;
  residentBytes: number;
  cpuSeconds: number;
}

/** A process and everything below it, as the kernel sees them now; Linux alone has such a table. */
export async function processesBelow(root: number): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const all = (await Promise.all(pids.map(readProcess))).filter((each) => each !== undefined);
  const found = all.filter(({ pid }) => pid === root);
  for (let index = 0; index < found.length; index++)
    found.push(...all.filter(({ parent }) => parent === found[index]?.pid));
  return found;
}

/** Undefined for one that ended meanwhile. */
async function readProcess(pid: number): Promise<Process | undefined> {
  try {
    const [stat, status] = await Promise.all(
      ['stat', 'status'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8')),
    );
    // The name stands in brackets and may hold anything, so fields are counted from behind it.
    const fields = (stat ?? '').slice((stat ?? '').lastIndexOf(')') + 2).split(' ');
    return {
      pid,
      parent: Number(fields[1]),
      residentBytes: Number(/VmRSS:\s*(\d+) kB/.exec(status ?? '')?.[1] ?? 0) * 1024,
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
    };
  } catch {
    return undefined;
  }
}
