import { deathPact } from '@rehearsal/processes/death-pact';
import { findOnPath } from './tool.js';

/** A prefix with which the kernel kills a process when the one that started it is killed; empty where there is none. */
export async function deathPactOf(environment: NodeJS.ProcessEnv): Promise<string[]> {
  const setpriv = process.platform === 'linux' ? await findOnPath('setpriv', environment) : undefined;
  return setpriv === undefined ? [] : deathPact(setpriv);
}
