import { findOnPath } from './tool.js';

/** Who was orphaned before the signal was asked for would never get it: so whoever is not our child any more ends. */
const UNLESS_ORPHANED = '[ "$PPID" -eq "$0" ] || exit 1; exec "$@"';

/** A program prefix with which the kernel kills a process when the one that started it is killed; empty where there is none. */
export async function deathPact(environment: NodeJS.ProcessEnv): Promise<string[]> {
  const setpriv = process.platform === 'linux' ? await findOnPath('setpriv', environment) : undefined;
  if (setpriv === undefined) return [];
  return [setpriv, '--pdeathsig', 'KILL', '--', '/bin/sh', '-c', UNLESS_ORPHANED, String(process.pid)];
}
