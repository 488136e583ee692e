import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { BackingError } from './backing-error.js';
import { lastLines } from './log-file.js';
import { waitUntil } from './wait-until.js';

/** A server as its provider describes it. */
export interface Server {
  /** As a person would say it, such as `Kafka`. */
  title: string;
  command: string;
  args: string[];
  /** Asked again and again until it answers true. */
  ready: () => Promise<boolean>;
  readyWithinMs: number;
  /** How long it may take to end after SIGTERM. */
  stopWithinMs: number;
}

export interface ChildSpec extends Server {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Everything that it prints is added here; its folder is there. */
  logFile: string;
  signal: AbortSignal;
}

export interface Child {
  pid: number;
  /** Resolves when it is gone, with how it ended, such as `SIGKILL`. */
  gone: Promise<string>;
  isAlive(): boolean;
  /** SIGTERM, then SIGKILL once its time is up; resolves when it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts a server that lives no longer than we do, in a process group of its own, so that Ctrl-C in the terminal
 * reaches us alone and we stop it in our own order. `diesWithUs` is the program prefix that has the kernel kill it
 * should we be killed ourselves.
 */
export async function startChild(
  spec: ChildSpec,
  hooks: { diesWithUs: string[]; spawned: (pid: number) => Promise<void> },
): Promise<Child> {
  const log = openSync(spec.logFile, 'a');
  const logFrom = fstatSync(log).size;
  const [program = spec.command, ...args] = [...hooks.diesWithUs, spec.command, ...spec.args];
  const server = spawn(program, args, {
    cwd: spec.cwd,
    env: spec.env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const gone = new Promise<string>((resolve) => {
    server.once('exit', (code, signal) => resolve(signal ?? `exit code ${code ?? 0}`));
    server.once('error', (error) => resolve(error.message));
  });
  const child = control(server.pid, gone, spec.stopWithinMs);
  try {
    if (child.isAlive()) await hooks.spawned(child.pid);
    await becomeReady(spec, child, logFrom);
    return child;
  } catch (error) {
    await child.stop();
    throw error;
  }
}

function control(pid: number | undefined, gone: Promise<string>, stopWithinMs: number): Child {
  let alive = pid !== undefined;
  const kill = (signal: NodeJS.Signals) => {
    if (alive && pid !== undefined) killGroup(pid, signal);
  };
  const killAtExit = () => kill('SIGKILL');
  process.once('exit', killAtExit);
  void gone.then(() => {
    alive = false;
    process.off('exit', killAtExit);
  });
  return {
    pid: pid ?? 0,
    gone,
    isAlive: () => alive,
    async stop() {
      kill('SIGTERM');
      const timer = setTimeout(() => kill('SIGKILL'), stopWithinMs);
      await gone;
      clearTimeout(timer);
    },
  };
}

/** Signals a whole process group; one that is gone already is fine. */
export function killGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function becomeReady(spec: ChildSpec, child: Child, logFrom: number): Promise<void> {
  const ready = await waitUntil(async () => !child.isAlive() || (await spec.ready()), {
    deadlineMs: spec.readyWithinMs,
    signal: spec.signal,
  });
  if (ready && child.isAlive()) return;
  const seconds = Math.round(spec.readyWithinMs / 1000);
  const what = child.isAlive() ? `did not answer within ${seconds} s` : 'ended while it was starting';
  throw new BackingError(
    'DIED',
    `${spec.title} ${what}: ${await lastWords(spec.logFile, logFrom)} (all of it in ${spec.logFile}).`,
  );
}

async function lastWords(logFile: string, from: number): Promise<string> {
  // Stack frames say where, not what.
  const line = (await lastLines(logFile, from)).findLast((each) => !/^(at |\.{3} \d+ more)/.test(each));
  return line?.slice(0, 300) ?? 'it printed nothing';
}
