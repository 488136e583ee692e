import type { CliConfig } from './config.js';
import { CliError, InputError } from './errors.js';
import { readToken, readTokenFile } from './input/read-token.js';
import { layoutOf } from './supervisor/layout.js';
import { runningSystem } from './supervisor/system-file.js';

export interface Connection {
  url: string;
  token: string;
}

export interface FoundConnection extends Connection {
  /** The address was written down by a system that lives: nobody who answers there now is starting again, not elsewhere. */
  isCertain: boolean;
}

/** The system to speak to: the one named in the environment, else the one that runs from this home. */
export async function findConnection({
  url,
  token,
  home,
}: Pick<CliConfig, 'url' | 'token' | 'home'>): Promise<FoundConnection> {
  if (url !== undefined) {
    if (token !== undefined) return { url, token: readToken(token), isCertain: false };
    throw new InputError(
      'REHEARSAL_URL is set without REHEARSAL_TOKEN; set it to an API token (an admin makes one with `rehearse tokens create`).',
    );
  }
  const layout = layoutOf(home);
  const running = await runningSystem(layout);
  if (running?.system) {
    const own = token === undefined ? await readTokenFile(layout.cliTokenFile) : readToken(token);
    return { url: running.system.url, token: own, isCertain: true };
  }
  if (running)
    throw new CliError(`The system in ${home} (process ${running.pid}) is not ready yet; try again when it says so.`);
  throw new CliError(
    `No system runs from ${home}; start one with \`npm start\`, or set REHEARSAL_URL and REHEARSAL_TOKEN.`,
  );
}
