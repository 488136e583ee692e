import type { LoadRunView } from '@rehearsal/contracts/load/load-run';

/** Something that happened to the run, at its second. */
export interface Mark {
  readonly elapsed_s: number;
  readonly label: string;
}

const ENDS = { timed_out: 'stopped: time is up', cancelled: 'cancelled' } as const;

const endOf = ({ verdict, reasons }: Pick<LoadRunView, 'verdict' | 'reasons'>): string | undefined => {
  const lost = reasons.find((reason) => /\blost\b/.test(reason));
  if (verdict === 'error') return lost === undefined ? 'ended by an error' : 'worker lost';
  return verdict === 'cancelled' || verdict === 'timed_out' ? ENDS[verdict] : undefined;
};

/** What happened to a run from the outside, on the time axis of its series, which begins at `start`. */
export const marksOf = (
  run: Pick<LoadRunView, 'verdict' | 'reasons' | 'finished_at' | 'cancel_requested_at'>,
  start: string,
): readonly Mark[] => {
  const at = (moment: string) => Math.max(0, (Date.parse(moment) - Date.parse(start)) / 1000);
  const end = endOf(run);
  return [
    ...(run.cancel_requested_at == null ? [] : [{ elapsed_s: at(run.cancel_requested_at), label: 'cancel asked for' }]),
    ...(end === undefined || run.finished_at === null ? [] : [{ elapsed_s: at(run.finished_at), label: end }]),
  ];
};
