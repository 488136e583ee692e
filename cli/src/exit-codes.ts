/**
 * What every command exits with. `loadtest run --wait` and `watch` pass the code of the run on, which is k6's own
 * (`@rehearsal/contracts/load/exit-codes`). A command that a signal ends exits with 128 and the signal's number.
 */
export const EXIT = {
  ok: 0,
  /** Our fault, or there is no system that answers. */
  failure: 1,
  /** Bad input or usage: the same again gives the same. */
  usage: 2,
  /** Not judged: a load run that is `invalid`. */
  notJudged: 3,
  /** Judged, and not good enough. */
  failed: 99,
} as const;

export const exitOfSignal = (number: number): number => 128 + number;
