import type { LoadWorker, LostWorker } from '@rehearsal/contracts/load/load-worker';
import { drainOf } from './load-worker.js';
import type { LoadWorkerJournal } from './service.js';
import type { WorkerRegistry } from './worker-registry.js';

/** The workers as both tell of them: they themselves, and the record of what was asked of them. */
export interface Workers {
  /** Those that live, the longest-lived first. */
  list(): Promise<LoadWorker[]>;
  /** These, and those that fell silent without a word, the last one first. */
  look(): Promise<{ living: LoadWorker[]; lost: LostWorker[] }>;
  find(id: string): Promise<LoadWorker | undefined>;
}

export function openWorkers(registry: WorkerRegistry, journal: LoadWorkerJournal): Workers {
  async function look(): Promise<{ living: LoadWorker[]; lost: LostWorker[] }> {
    const { living, lost } = await registry.look();
    const seen = living.map(async (said) => ({
      ...said,
      drain: drainOf((await journal.load(said.id)).state, said.since),
    }));
    return { living: await Promise.all(seen), lost };
  }
  const list = async () => (await look()).living;
  return { look, list, find: async (id) => (await list()).find((worker) => worker.id === id) };
}
