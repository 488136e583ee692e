import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { cliTokenFileIn, systemFileIn } from '@rehearsal/backing/running/system-file';
import { CliError } from '../errors.js';

/** Where things are in REHEARSAL_HOME. */
export const layoutOf = (home: string) => ({
  home,
  systemFile: systemFileIn(home),
  cliTokenFile: cliTokenFileIn(home),
  bootstrapFile: join(home, 'run', 'bootstrap.json'),
  ownerFile: join(home, 'run', 'owner.json'),
  keys: join(home, 'keys'),
  logs: join(home, 'logs'),
  results: join(home, 'results'),
  checkpointFile: join(home, 'checkpoints', 'audit.jsonl'),
  serviceLog: (service: string) => join(home, 'logs', `${service}.log`),
  /** Names the process of a service, so that one left behind by a killed supervisor is found. */
  runFile: (service: string) => join(home, 'run', `service-${service}.json`),
});
export type Layout = ReturnType<typeof layoutOf>;

/** Refuses to start a half-built clone, naming what is not there. */
export async function requireBuilt(repository: string, entries: readonly string[]): Promise<void> {
  const missing = await Promise.all(
    entries.map((entry) =>
      access(join(repository, entry)).then(
        () => [],
        () => [entry],
      ),
    ),
  );
  const [first] = missing.flat();
  if (first !== undefined)
    throw new CliError(`${first} is not built yet; run \`npm run build\`, or \`npm start\`, which builds first.`);
}
