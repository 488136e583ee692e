import type { RehearsalRunView, TrialSummary } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { InputError } from '../../errors.js';

interface Wanted {
  /** The name of a rehearsal of the run, or its place in it, from 0. */
  rehearsal?: string | undefined;
  trial?: number | undefined;
}

/** The trials of a run that are meant; all that ended, where nothing is said. Throws where there is none. */
export function chooseTrials(
  run: Pick<RehearsalRunView, 'id' | 'rehearsals' | 'trials'>,
  wanted: Wanted,
): TrialSummary[] {
  const places = placesOf(run, wanted.rehearsal);
  const chosen = run.trials
    .filter(({ rehearsal, trial }) => places.has(rehearsal) && (wanted.trial ?? trial) === trial)
    .toSorted((left, right) => left.rehearsal - right.rehearsal || left.trial - right.trial);
  if (chosen.length > 0) return chosen;
  const which = wanted.trial === undefined ? 'no trial' : `no trial ${wanted.trial}`;
  throw new InputError(`${run.id} has ${which} that ended; \`rehearse runs show ${run.id}\` tells which it has.`);
}

function placesOf({ id, rehearsals }: Pick<RehearsalRunView, 'id' | 'rehearsals'>, wanted?: string): Set<number> {
  const all = rehearsals.map(({ rehearsal }, place) => ({ rehearsal, place }));
  if (wanted === undefined) return new Set(all.map(({ place }) => place));
  const named = all.filter(({ rehearsal }) => rehearsal === wanted);
  const found = named.length > 0 ? named : all.filter(({ place }) => String(place) === wanted);
  if (found.length > 0) return new Set(found.map(({ place }) => place));
  throw new InputError(`${id} has no rehearsal "${wanted}". It has:`, {
    details: all.map(({ rehearsal, place }) => `${place}  ${rehearsal}`),
  });
}
