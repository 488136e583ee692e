import type { Scenario } from '@rehearsal/contracts/scenario/scenario';
import { foldName } from '@rehearsal/contracts/text/fold-name';
import type { Snapshot } from '@rehearsal/platform/journal/journal';

/** What is read of a scenario to say which of its rehearsals can be run: no script and no template. */
export const REHEARSED = {
  name: 1,
  version: 1,
  tags: 1,
  created_at: 1,
  'rehearsals.name': 1,
  'rehearsals.description': 1,
  'rehearsals.repeat': 1,
  'rehearsals.gate': 1,
  'rehearsals.max_errors': 1,
  'rehearsals.person.engine': 1,
} as const;

/** Scenarios that have rehearsals; of a name those that have it themselves, or a rehearsal of that name. */
export const rehearsedFilter = (name: string | undefined): Record<string, unknown> => ({
  'look_up.rehearsals.0': { $exists: true },
  ...(name !== undefined && { 'look_up.names': foldName(name) }),
});

export const presentRehearsed = ({ _id: id, name, version, tags, rehearsals }: Snapshot<Scenario>) => ({
  id,
  name,
  version,
  tags,
  rehearsals,
});
