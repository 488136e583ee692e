import { Refusal } from '@rehearsal/platform/errors';
import type { DeletedScenarios } from './deleted-scenarios.js';

/** Nothing is made of a scenario that is gone, however late the command for it comes. */
export async function refuseDeletedScenario(scenarios: DeletedScenarios, id: string | null): Promise<void> {
  const deletedAt = id === null ? null : await scenarios.deletedAt(id);
  if (deletedAt !== null) {
    throw new Refusal('SCENARIO_DELETED', `The scenario "${id ?? ''}" was deleted at ${deletedAt}.`);
  }
}
