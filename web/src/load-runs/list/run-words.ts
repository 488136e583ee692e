import type { LoadRunRow } from '@rehearsal/contracts/http/load-runs';
import { clockOf } from '../../time/ago.js';
import { placeWords } from '../queue/queue-words.js';
import { isUnfinished } from '../state/run-states.js';

/** How long it took, as a clock shows it; a dash for one that did not run, or still does. */
export const lengthWords = ({ duration_s: seconds }: Pick<LoadRunRow, 'duration_s'>): string =>
  seconds === null ? '–' : clockOf(seconds);

/** A target without what all of them have. */
export const hostOf = (target: string): string => target.replace(/^https?:\/\//, '');

/** Why it is as it is: its place while it waits, and its first reason once it is over. */
export const whyWords = (run: LoadRunRow, now: number): string => {
  if (run.state === 'queued') return placeWords(run, now).join(', ');
  return isUnfinished(run.state) ? '' : (run.reason ?? '');
};
