import { findOnPath } from '@rehearsal/backing/processes/tool';

/** A program prefix with which the kernel kills a process when the one that started it is killed; empty where there is none. */
export async function deathPact(environment: NodeJS.ProcessEnv): Promise<string[]> {
  const setpriv = process.platform === 'linux' ? await findOnPath('setpriv', environment) : undefined;
  return setpriv === undefined ? [] : [setpriv, '--pdeathsig', 'KILL', '--'];
}
