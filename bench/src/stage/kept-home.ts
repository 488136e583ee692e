import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, cp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cache, repository } from '../places.js';
import { openStage, type Stage } from './stage.js';

/** Topics and jobs are left out: what a service has heard of already is in the store. */
const PASSING = [
  'data/kafka',
  'data/redis',
  'logs',
  'run',
  'system/logs',
  'system/run',
  'system/system.json',
  'system/cli-token',
];

interface Recipe {
  name: string;
  size: number;
  /** Files of the repository that decide what it holds: another one when one of them changes. */
  madeBy: string[];
  make: (stage: Stage) => Promise<void>;
}

/** The home of a system with much in it: made once and kept in the cache, since it takes minutes. */
export async function keptHome({ name, size, madeBy, make }: Recipe): Promise<string> {
  const hash = createHash('sha256').update(String(size));
  for (const file of ['cli/src/supervisor/home-format.ts', ...madeBy])
    hash.update(await readFile(join(repository, file)));
  const kept = join(cache, `bench-${name}-${size}-${hash.digest('hex').slice(0, 12)}`);
  if (await exists(kept)) return kept;
  process.stderr.write(`${kept} is made; it is kept for later runs.\n`);
  const stage = await openStage();
  try {
    await make(stage);
    await stage.quieten();
    const draft = `${kept}.${process.pid}`;
    await cp(stage.home, draft, { recursive: true, mode: constants.COPYFILE_FICLONE });
    for (const passing of PASSING) await rm(join(draft, passing), { recursive: true, force: true });
    await rename(draft, kept);
  } finally {
    await stage.close();
  }
  return kept;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
