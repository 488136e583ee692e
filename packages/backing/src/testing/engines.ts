import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { startBacking } from '../backing.js';
import { startFerretDb } from './ferretdb.js';
import { cacheFolder } from './cache-folder.js';
import type { StoreEngine } from './engine.js';

/** A store that is not ours, whose address was given from outside. */
const givenUrl = process.env['MONGO_URL_GIVEN'] ?? process.env['MONGO_URL'] ?? '';

export type EngineName = 'the stand-in' | 'MONGO_URL' | 'FerretDB';

/** The stand-in always; what MONGO_URL names, where it is set; FerretDB with STORE_FERRETDB=1, since it takes minutes to build. */
export const engines = (
  [
    ['the stand-in', true],
    ['MONGO_URL', givenUrl !== ''],
    ['FerretDB', process.env['STORE_FERRETDB'] === '1'],
  ] as [EngineName, boolean][]
)
  .filter(([, isAtHand]) => isAtHand)
  .map(([name]) => name);

export const startEngine = (name: EngineName): Promise<StoreEngine> => starters[name]();

const starters: Record<EngineName, () => Promise<StoreEngine>> = {
  'the stand-in': startStandIn,
  MONGO_URL: () => Promise.resolve({ name: 'MONGO_URL', url: givenUrl, stop: () => Promise.resolve() }),
  FerretDB: startFerretDb,
};

async function startStandIn(): Promise<StoreEngine> {
  const home = await mkdtemp(join(tmpdir(), 'rehearsal-store-'));
  const { MONGO_URL: _given, ...inherited } = process.env;
  // A real mongod would be preferred: it is hidden.
  const folders = (inherited['PATH'] ?? '').split(delimiter).filter((folder) => !existsSync(join(folder, 'mongod')));
  const env = { ...inherited, PATH: folders.join(delimiter) };
  const report = () => undefined;
  const backing = await startBacking({ home, cache: cacheFolder, env, docker: false, report, need: ['mongo'] });
  return {
    name: backing.mongo.provider,
    url: backing.mongo.address,
    async kill() {
      const { pid } = JSON.parse(await readFile(join(home, 'run', 'mongo.json'), 'utf8')) as { pid: number };
      process.kill(pid, 'SIGKILL');
    },
    async stop() {
      await backing.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
