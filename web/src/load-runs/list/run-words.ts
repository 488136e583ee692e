import type { LoadRunRow } from '@rehearsal/contracts/http/load/load-runs';
import { shown, type Unit } from '@rehearsal/contracts/load/units';
import { clockOf } from '../../time/ago.js';
import { placeWords } from '../queue/queue-words.js';
import { isUnfinished } from '../state/run-states.js';

const MINUTE = 60;

/** How long it took: `2.4 s`, and from a minute on as a clock shows it; null for one that did not run, or still does. */
export const lengthWords = ({ duration_s: seconds }: Pick<LoadRunRow, 'duration_s'>): string | null => {
  if (seconds === null) return null;
  return seconds < MINUTE ? `${Math.round(seconds * 10) / 10} s` : clockOf(seconds);
};

/** A number that was measured, with its unit; null for one that was not. */
export const figureWords = (value: number | null, unit: Unit): string | null =>
  value === null ? null : shown(value, unit);

/** A target without what all of them have. */
export const hostOf = (target: string): string => target.replace(/^https?:\/\//, '');

/** Why it is as it is: its place while it waits, and its first reason once it is over. */
export const whyWords = (run: LoadRunRow, now: number): string => {
  if (run.state === 'queued') return placeWords(run, now).join(', ');
  return isUnfinished(run.state) ? '' : (run.reason ?? '');
};
