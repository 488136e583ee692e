import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { killGroup } from '@rehearsal/backing/processes/child';
import { restartPolicy, type RestartDecision } from '@rehearsal/backing/processes/restart-policy';

export interface KeptProcessSpec {
  command: string;
  args: readonly string[];
  cwd: string;
  env: Record<string, string>;
  /** Everything that it prints is added here. */
  logFile: string;
}

export interface KeptProcessEvents {
  started(pid: number): void;
  /** It ended by itself, having written its log from `logFrom` on, and is started again after `decision.delayMs`. */
  ended(how: string, decision: RestartDecision, logFrom: number): void | Promise<void>;
}

export interface KeptProcess {
  /** SIGTERM, SIGKILL after the grace, in ms; resolves when it is gone. It is not started again. */
  stop(graceMs: number): Promise<void>;
  /** SIGKILL for it and everything it started; for a supervisor that is ending itself. */
  kill: () => void;
}

/**
 * Keeps one process running until it is told to stop, however often it ends, because what it waits for may come back. It leads a group of its own, so that Ctrl-C in the
 * terminal reaches the supervisor alone, which then stops everything in order.
 */
export function keepRunning(spec: KeptProcessSpec, events: KeptProcessEvents): KeptProcess {
  const decide = restartPolicy();
  let stopping = false;
  let current: { child: ChildProcess; gone: Promise<void> } | undefined;
  let pending: NodeJS.Timeout | undefined;

  // The whole group: what the process started itself (k6) must not outlive it.
  const kill = () => {
    if (current?.child.pid !== undefined) killGroup(current.child.pid, 'SIGKILL');
  };

  const start = () => {
    const { child, logFrom } = launch(spec);
    const gone = endOf(child).then((how) => {
      kill();
      current = undefined;
      if (stopping) return;
      const decision = decide(performance.now());
      void events.ended(how, decision, logFrom);
      pending = setTimeout(start, decision.delayMs);
    });
    current = { child, gone };
    if (child.pid !== undefined) events.started(child.pid);
  };
  start();

  return {
    kill,
    async stop(graceMs) {
      stopping = true;
      clearTimeout(pending);
      // Only the process itself: what it started, it ends in its own order.
      current?.child.kill('SIGTERM');
      const timer = setTimeout(kill, graceMs);
      await current?.gone;
      clearTimeout(timer);
    },
  };
}

function launch({ command, args, cwd, env, logFile }: KeptProcessSpec): { child: ChildProcess; logFrom: number } {
  const log = openSync(logFile, 'a');
  try {
    const { size: logFrom } = fstatSync(log);
    return { child: spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', log, log] }), logFrom };
  } finally {
    closeSync(log);
  }
}

const endOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code ?? 0}` : signal));
  });
