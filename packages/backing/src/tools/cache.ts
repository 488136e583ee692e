import { randomUUID } from 'node:crypto';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { tryClaim } from '../processes/claim.js';
import { waitUntil } from '../processes/wait-until.js';

const fetchDeadlineMs = 15 * 60_000;

/** Things that cost time to fetch or to make, shared by all systems of one clone. */
export interface Cache {
  /**
   * The folder of `key`, made by `fill` when it is not there yet. `fill` gets an empty folder that takes its place
   * only once it is complete, so nobody ever sees half a download; two processes do not fetch the same thing twice.
   * `turn` names things that must not be filled at the same time.
   */
  folder(key: string, fill: (folder: string) => Promise<void>, turn?: string): Promise<string>;
}

export function openCache(root: string, signal?: AbortSignal): Cache {
  return {
    async folder(key, fill, turn = key) {
      const target = join(root, key);
      if (await exists(target)) return target;
      const release = await takeTurn(join(root, `${turn}.lock`), signal);
      const draft = join(root, `.${key}.${randomUUID()}`);
      try {
        if (await exists(target)) return target;
        await mkdir(draft, { recursive: true });
        await fill(draft);
        await rename(draft, target);
        return target;
      } finally {
        await rm(draft, { recursive: true, force: true });
        await release();
      }
    },
  };
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Turns taken by this process; the claim file keeps other processes away, this map keeps our own in a row. */
const turns = new Map<string, Promise<void>>();

async function takeTurn(lock: string, signal?: AbortSignal): Promise<() => Promise<void>> {
  const before = turns.get(lock) ?? Promise.resolve();
  let done!: () => void;
  turns.set(
    lock,
    before.then(() => new Promise<void>((resolve) => (done = resolve))),
  );
  await before;
  const taken = async () => (await tryClaim(lock)) === undefined;
  try {
    await waitUntil(taken, { deadlineMs: fetchDeadlineMs, everyMs: 200, ...(signal && { signal }) });
  } catch (error) {
    done();
    throw error;
  }
  return async () => {
    await rm(lock, { force: true });
    done();
  };
}
