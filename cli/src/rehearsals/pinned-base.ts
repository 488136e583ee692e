import type { Client } from '@rehearsal/client/client';
import { pinnedRehearsalRuns } from '@rehearsal/client/resources/rehearsals';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { InputError } from '../errors.js';

/** The newest pinned run that has a rehearsal of this one; a run is not held against itself. */
export async function pinnedBaseOf(api: Client, { id, rehearsals }: RehearsalRunView): Promise<string> {
  const known = new Set(rehearsals.map(nameOf));
  const pinned = (await pinnedRehearsalRuns(api)).filter((other) => other.id !== id);
  const base = pinned.find((other) => other.rehearsals.some((one) => known.has(nameOf(one))));
  if (base) return base.id;
  throw new InputError(
    `No other run that is pinned has a rehearsal of ${id}: pin one that passed with \`rehearse runs pin RUN\`, or name the run that it is held against.`,
  );
}

type Named = Pick<RehearsalRunView['rehearsals'][number], 'rehearsal' | 'scenario_name'>;
const nameOf = ({ rehearsal, scenario_name }: Named): string => JSON.stringify([scenario_name, rehearsal]);
