import type { ScenarioFact, ScenarioUses } from '@rehearsal/contracts/scenario/scenario';
import type { Journal } from '@rehearsal/platform/journal/journal';
import type { ScenarioRecord } from './scenario.js';

/** A moment before all others, so that an order has a place for what was never used. */
const NEVER = '';

/** How a scenario is used as long as nobody tells. */
export const NEVER_USED = { instances: 0, last_used_at: NEVER };

/** Keeps what the owner of instances tells of their use. Of what was deleted meanwhile there is nothing to keep it with. */
export async function keepUses(
  { snapshots }: Pick<Journal<ScenarioRecord, ScenarioFact>, 'snapshots'>,
  { items }: ScenarioUses,
): Promise<void> {
  if (items.length === 0) return;
  const updates = items.map(({ id, instances, last_used_at }) => ({
    updateOne: {
      filter: { _id: id },
      update: { $set: { from_others: { instances, last_used_at: last_used_at ?? NEVER } } },
    },
  }));
  await snapshots.bulkWrite(updates, { ordered: false });
}
