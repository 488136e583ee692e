import type { RehearsalRun } from '@rehearsal/contracts/rehearsal/rehearsal-run';

/** Which trial of a run: the place of its rehearsal in the plan, from 0, and its number, from 1. */
export interface TrialOf {
  rehearsal: number;
  trial: number;
}

export const isOver = ({ verdict }: Pick<RehearsalRun, 'verdict'>): boolean => verdict !== null;

/** Whether every planned trial is on record. */
export const isWhole = ({ rehearsals }: Pick<RehearsalRun, 'rehearsals'>): boolean =>
  rehearsals.every(({ trials, passed, failed, errors }) => passed + failed + errors >= trials);

/** The trials that are planned and not on record: the first one of each rehearsal before the second of any. */
export function openTrials({ rehearsals, trials }: Pick<RehearsalRun, 'rehearsals' | 'trials'>): TrialOf[] {
  const ended = new Set(trials.map(({ rehearsal, trial }) => `${rehearsal}/${trial}`));
  return rehearsals
    .flatMap(({ trials: count, first_trial: first = 1 }, rehearsal) =>
      Array.from({ length: count }, (_, index) => ({ rehearsal, trial: first + index })),
    )
    .filter(({ rehearsal, trial }) => !ended.has(`${rehearsal}/${trial}`))
    .sort((a, b) => a.trial - b.trial || a.rehearsal - b.rehearsal);
}
