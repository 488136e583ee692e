import type { RehearsalRow } from '@rehearsal/contracts/http/rehearsals';
import type { Keep } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { RehearsalRunOrder } from '../../api/resources/rehearsals.js';

/** The fields as they are typed; what is empty is left to the rehearsals, or to the house. */
export interface RunFields {
  readonly repeat: number | string;
  readonly engine: string;
  readonly seed: number | string;
  readonly keep: Keep;
}

/** What an address may say about a run that is to be started. */
export interface AskedRun {
  readonly scenario?: string;
  readonly rehearsal?: string;
  readonly tag?: string;
  readonly repeat?: string;
  readonly engine?: string;
  readonly seed?: string;
}

/** Most rehearsals of a run, and most trials of each; the gateway says so too. */
export const MOST_REHEARSALS = 200;
export const MOST_TRIALS = 100;
export const LARGEST_SEED = 0xffffffff;

const amountIn = (text: string | undefined): number | '' =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : '';

export const fieldsOf = ({ repeat, engine = '', seed }: AskedRun): RunFields => ({
  repeat: amountIn(repeat),
  engine,
  seed: amountIn(seed),
  keep: 'failed',
});

/** The rehearsals that the address means; all where it names none. */
export const askedRows = (
  rows: readonly RehearsalRow[],
  { scenario, rehearsal, tag }: AskedRun,
): readonly RehearsalRow[] =>
  rows.filter(
    (row) =>
      (scenario === undefined || row.scenario_id === scenario) &&
      (rehearsal === undefined || row.rehearsal === rehearsal) &&
      (tag === undefined || row.tags.includes(tag)),
  );

/** How many trials these rehearsals come to. */
export const trialsOf = (rows: readonly RehearsalRow[], { repeat }: RunFields): number =>
  rows.reduce((sum, row) => sum + (typeof repeat === 'number' ? repeat : row.repeat), 0);

export const orderOf = (
  rows: readonly RehearsalRow[],
  { repeat, engine, seed, keep }: RunFields,
): RehearsalRunOrder => ({
  rehearsals: rows.map(({ scenario_id, rehearsal }) => ({ scenario_id, rehearsal })),
  ...(typeof repeat === 'number' && { repeat }),
  ...(engine !== '' && { engine }),
  ...(typeof seed === 'number' && { seed }),
  keep,
});
