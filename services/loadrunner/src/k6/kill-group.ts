import { execa } from 'execa';
import { SYSTEM_PATH } from './on-path.js';

export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // It ended between the wish and the signal; of a group of which only dead ones are left, some systems say EPERM.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}

/** Kills the group once our end of its stdin is closed, which happens however this process ends. */
export function watchGroup(pid: number): { release: () => void } {
  const dog = execa('/bin/sh', ['-c', 'read -r released || kill -KILL "-$1"', 'k6-watchdog', String(pid)], {
    env: { PATH: SYSTEM_PATH },
    extendEnv: false,
    detached: true,
    cleanup: false,
    reject: false,
    stdout: 'ignore',
    stderr: 'ignore',
  });
  if (dog.pid === undefined) {
    signalGroup(pid, 'SIGKILL');
    throw new Error('k6 was not started: nothing could be started that would end it together with this worker');
  }
  // It may be gone before it is released.
  dog.stdin.on('error', () => undefined);
  return { release: () => dog.stdin.end('released\n') };
}
