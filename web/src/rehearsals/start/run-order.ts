import type { AskedRun, RehearsalRow } from '@rehearsal/contracts/http/rehearsals';
import { MOST_SEED, MOST_TRIALS } from '@rehearsal/contracts/rehearsal/bounds';
import type { Keep } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { isUnread, readNumber, type Typed } from '../../components/numbers/read-number.js';

/** The fields as they are typed; what is empty is left to the rehearsals, or to the house. */
export interface RunFields {
  readonly repeat: Typed;
  readonly engine: string;
  readonly seed: Typed;
  readonly keep: Keep;
}

/** What an address may say about a run that is to be started. */
export interface RunSearch {
  readonly scenario?: string;
  readonly rehearsal?: string;
  readonly tag?: string;
  readonly repeat?: string;
  readonly engine?: string;
  readonly seed?: string;
}

export const TRIALS = { min: 1, max: MOST_TRIALS, isWhole: true };
export const SEED = { min: 0, max: MOST_SEED, isWhole: true };

export const fieldsOf = ({ repeat = '', engine = '', seed = '' }: RunSearch): RunFields => ({
  repeat: readNumber(repeat, TRIALS),
  engine,
  seed: readNumber(seed, SEED),
  keep: 'failed',
});

/** The rehearsals that the address means; all where it names none. */
export const askedRows = (
  rows: readonly RehearsalRow[],
  { scenario, rehearsal, tag }: RunSearch,
): readonly RehearsalRow[] =>
  rows.filter(
    (row) =>
      (scenario === undefined || row.scenario_id === scenario) &&
      (rehearsal === undefined || row.rehearsal === rehearsal) &&
      (tag === undefined || row.tags.includes(tag)),
  );

/** Whether all that was typed was read, so that a run can be started with it. */
export const isFilledIn = ({ repeat, seed }: RunFields): boolean => !isUnread(repeat) && !isUnread(seed);

/** How many trials these rehearsals come to. */
export const trialsOf = (rows: readonly RehearsalRow[], { repeat }: RunFields): number =>
  rows.reduce((sum, row) => sum + (typeof repeat === 'number' ? repeat : row.repeat), 0);

export const orderOf = (rows: readonly RehearsalRow[], { repeat, engine, seed, keep }: RunFields): AskedRun => ({
  rehearsals: rows.map(({ scenario_id, rehearsal }) => ({ scenario_id, rehearsal })),
  ...(typeof repeat === 'number' && { repeat }),
  ...(engine !== '' && { engine }),
  ...(typeof seed === 'number' && { seed }),
  keep,
});
