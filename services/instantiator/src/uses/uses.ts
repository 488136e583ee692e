import { MOST_COUNTED } from '@rehearsal/contracts/scenario/most-counted';
import type { ScenarioUse } from '@rehearsal/contracts/scenario/scenario';
import type { InstanceJournal } from '../instance-journal.js';

/** How scenarios are used: two look-ups by an index for each, which read no more the more test users there are. */
export const usesOf = (
  { snapshots }: Pick<InstanceJournal, 'snapshots'>,
  scenarioIds: readonly string[],
): Promise<({ id: string } & ScenarioUse)[]> =>
  Promise.all(
    scenarioIds.map(async (id) => {
      const [instances, [last]] = await Promise.all([
        snapshots.countDocuments({ scenario_id: id }, { limit: MOST_COUNTED }),
        snapshots
          .find({ scenario_id: id }, { projection: { updated_at: 1 } })
          .sort({ updated_at: -1 })
          .limit(1)
          .toArray(),
      ]);
      return { id, instances, last_used_at: last?.updated_at ?? null };
    }),
  );
