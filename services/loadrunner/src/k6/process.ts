import { availableParallelism } from 'node:os';
import { readFileSync } from 'node:fs';
import { execa } from 'execa';
import { deathPact } from '@rehearsal/processes/death-pact';
import { eachLine } from './each-line.js';
import { signalGroup, watchGroup } from './kill-group.js';
import { limitEnvironment, limitPrefix, type K6Limits } from './limits.js';
import { onPath } from './on-path.js';
import { readPointPipe } from './point-pipe.js';

interface K6Exit {
  /** Null when a signal ended it. */
  exitCode: number | null;
  /** Share of the processors that it may use, over its life, 0 to 1; null where the system does not tell. */
  cpuShare: number | null;
}

export interface K6Process {
  readonly pid: number;
  /** Settles only when the process is gone; throws what a listener of `K6Start` threw, which ends k6 too. */
  readonly exit: Promise<K6Exit>;
  /** SIGINT to the whole group, so that k6 runs its teardown; SIGKILL when it is still there after the grace. */
  stop(graceSeconds: number): void;
}

export interface K6Start {
  k6: string;
  arguments: readonly string[];
  environment: Readonly<Record<string, string>>;
  cwd: string;
  /** The pipe, made by `makePointPipe`, that k6 is told to write its points to. */
  pointPipe: string;
  onPoint: (line: string) => void;
  /** A line of stdout: the script's own words, or k6's to people. */
  onPrinted: (line: string) => void;
  onLog: (line: string) => void;
  limits: K6Limits;
  /** What closes the box around k6, in front of it. */
  box?: readonly string[];
  /** For tests: behave as on a system without `setpriv`. */
  withoutSetpriv?: boolean;
}

const LOOK_MS = 1000;

/** The system's name of the error, and never where k6 lies. */
class K6NotStartedError extends Error {
  override name = 'K6NotStartedError';
  constructor(code: string | undefined) {
    super(
      code === 'E2BIG'
        ? 'k6 could not be started: what it is told is longer than this system lets a command be'
        : `k6 could not be started (${code ?? 'nobody said why'})`,
    );
  }
}

/**
 * Starts k6 in a group of its own, in such a way that it cannot outlive this process: a killed worker would otherwise
 * leave load running that nobody owns. Linux sends the signal itself; elsewhere a watchdog waits for our end of a pipe.
 * Throws `K6NotStartedError`.
 */
export async function startK6(start: K6Start): Promise<K6Process> {
  const guarded = start.withoutSetpriv === true ? null : onPath('setpriv');
  const prefix = [
    ...(guarded ? deathPact(guarded) : []),
    ...limitPrefix(onPath('prlimit'), start.limits),
    ...(start.box ?? []),
  ];
  const [file = start.k6, ...rest] = [...prefix, start.k6, ...start.arguments];
  const child = execa(file, rest, {
    cwd: start.cwd,
    env: { ...start.environment, ...limitEnvironment(start.limits) },
    extendEnv: false,
    detached: true,
    cleanup: false,
    reject: false,
    buffer: false,
    stdin: 'ignore',
  });
  const { pid } = child;
  if (pid === undefined) throw new K6NotStartedError((await child).code);
  const watchdog = guarded ? undefined : watchGroup(pid);
  // Load that nobody measures is no use. What went wrong is told when k6 is gone.
  let fault: { error: unknown } | undefined;
  const onFault = (error: unknown) => {
    fault ??= { error };
    signalGroup(pid, 'SIGKILL');
  };
  const points = readPointPipe(start.pointPipe, start.onPoint, onFault);
  const reading = Promise.all([
    eachLine(child.stdout, start.onPrinted).catch(onFault),
    eachLine(child.stderr, start.onLog).catch(onFault),
  ]);

  const begun = performance.now();
  let cpuSeconds: number | null = null;
  const looking = setInterval(() => (cpuSeconds = cpuSecondsOf(pid) ?? cpuSeconds), LOOK_MS);
  let killing: NodeJS.Timeout | undefined;

  const exit = child.then(async (result) => {
    const wall = (performance.now() - begun) / 1000;
    clearInterval(looking);
    clearTimeout(killing);
    watchdog?.release();
    await reading;
    points.end();
    if (fault) throw fault.error;
    const cpuShare =
      cpuSeconds === null ? null : cpuSeconds / wall / Math.min(start.limits.cpus, availableParallelism());
    return { exitCode: result.exitCode ?? null, cpuShare };
  });
  return {
    pid,
    exit,
    stop: (graceSeconds) => {
      if (killing) return;
      signalGroup(pid, 'SIGINT');
      killing = setTimeout(() => signalGroup(pid, 'SIGKILL'), graceSeconds * 1000);
    },
  };
}

const CLOCK_TICKS_PER_SECOND = 100;

/** User and system time so far, from Linux' process table. */
function cpuSecondsOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS_PER_SECOND;
  } catch {
    return null;
  }
}
