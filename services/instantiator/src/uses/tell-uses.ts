import { USES_AT_ONCE, type ScenarioUses } from '@rehearsal/contracts/scenario/scenario';
import type { OwnerClient } from '@rehearsal/platform/http/owner-client';
import type { InstanceJournal } from '../instance-journal.js';
import { usesOf } from './uses.js';

/** So many instances, those that changed last, are looked at for what an earlier process may not have told. */
const LOOKED_BACK_AT = 50;

/**
 * Tells the owner of scenarios how they are used, so that its lists can be ordered by that: once for all that came together,
 * as it is by then, so that a word too many does no harm. What was not told when a process was killed is told by the next,
 * unless it was of instances that are gone.
 */
export function useTeller(journal: Pick<InstanceJournal, 'snapshots' | 'listed'>, scenarios: Pick<OwnerClient, 'put'>) {
  const noted = new Set<string>();
  return {
    note: (scenarioId: string): void => void noted.add(scenarioId),
    lookBack: async (): Promise<void> => {
      const last = await journal.snapshots
        .find({ kind: 'test' }, { projection: { scenario_id: 1 } })
        .sort({ updated_at: -1 })
        .limit(LOOKED_BACK_AT)
        .toArray();
      for (const { scenario_id } of last) if (scenario_id !== null) noted.add(scenario_id);
    },
    tell: async (): Promise<void> => {
      while (noted.size > 0) {
        const due = [...noted].slice(0, USES_AT_ONCE);
        for (const id of due) noted.delete(id);
        try {
          // A list shows all that was decided by now, and this goes by lists.
          await journal.listed();
          await scenarios.put('/scenario-uses', { items: await usesOf(journal, due) } satisfies ScenarioUses);
        } catch (error) {
          for (const id of due) noted.add(id);
          throw error;
        }
      }
    },
  };
}
export type UseTeller = ReturnType<typeof useTeller>;
