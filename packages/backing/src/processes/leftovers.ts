import { join } from 'node:path';
import { BackingError } from './backing-error.js';
import { killGroup } from './child.js';
import { livingHolder } from './claim.js';
import { describeProcess } from './process-table.js';
import { waitUntil } from './wait-until.js';

/** The file that names the server process which holds a service's data under `home`. */
export function runFile(home: string, service: string): string {
  return join(home, 'run', `${service}.json`);
}

/**
 * Ends a server that an earlier, killed system left behind and that still holds the data. It is ours only when its
 * command line names `dataDir`; anything else is left alone and said.
 */
export async function stopLeftover(home: string, service: string, dataDir: string): Promise<void> {
  const holder = await livingHolder(runFile(home, service));
  if (holder === undefined) return;
  if (!holder.command.includes(dataDir)) {
    throw new BackingError(
      'DATA_HELD',
      `Process ${holder.pid} holds the data of ${service} in ${dataDir} but does not look like ours ` +
        `("${holder.command.slice(0, 120)}"); stop it, or delete ${runFile(home, service)} if it has nothing to do with it.`,
    );
  }
  killGroup(holder.pid, 'SIGTERM');
  const isGone = async () => (await describeProcess(holder.pid)) === undefined;
  if (await waitUntil(isGone, { deadlineMs: 10_000 })) return;
  killGroup(holder.pid, 'SIGKILL');
  await waitUntil(isGone, { deadlineMs: 5_000 });
}
