import { collectionOf, type openMongo } from '@rehearsal/platform/stores/mongo';

interface DeletedScenario {
  _id: string;
  /** By the scenario's own journal. */
  deleted_at: string;
  /** When this service learned of it. */
  learned_at: string;
}

/** How long this process may go on believing that a scenario is there; what it makes meanwhile, the reaper removes. */
const BELIEVED_MS = 1000;
const BELIEVED_AT_MOST = 5000;

/**
 * Scenarios that are gone, as their events told: of these nothing is made any more. Asked for each instance that is made,
 * so what was read a moment ago is believed.
 */
export interface DeletedScenarios {
  learn(id: string, deletedAt: string): Promise<void>;
  /** When it was deleted, or null. */
  deletedAt(id: string): Promise<string | null>;
  /** Ids of those that this service learned of since then, for the reaper. */
  learnedSince(time: string): Promise<string[]>;
  /** Forgets those that it learned of before: no command about them is on its way any more. */
  forgetBefore(time: string): Promise<void>;
}

export async function openDeletedScenarios(
  connection: Awaited<ReturnType<typeof openMongo>>,
  now: () => Date,
): Promise<DeletedScenarios> {
  const collection = collectionOf<DeletedScenario>(connection, 'deleted_scenarios');
  await collection.createIndex({ learned_at: 1 }, { name: 'learned' }, {});
  /** Until when each is believed to be there. */
  const alive = new Map<string, number>();

  return {
    learn: async (id, deletedAt) => {
      const fact = { deleted_at: deletedAt, learned_at: now().toISOString() };
      await collection.updateOne({ _id: id }, { $setOnInsert: fact }, { upsert: true });
      alive.delete(id);
    },
    deletedAt: async (id) => {
      if ((alive.get(id) ?? 0) > now().getTime()) return null;
      const found = await collection.findOne({ _id: id });
      if (found) return found.deleted_at;
      if (alive.size >= BELIEVED_AT_MOST) alive.clear();
      alive.set(id, now().getTime() + BELIEVED_MS);
      return null;
    },
    learnedSince: async (time) => {
      const found = await collection.find({ learned_at: { $gte: time } }, { projection: { _id: 1 } }).toArray();
      return found.map(({ _id }) => _id);
    },
    forgetBefore: async (time) => {
      await collection.deleteMany({ learned_at: { $lt: time } });
    },
  };
}
