import type { LoadRunOutcome } from '@rehearsal/contracts/load/load-run';
import { count } from './words.js';

type Thresholds = LoadRunOutcome['thresholds'];

const MOST = 5000;
const MOST_CHARACTERS = 2_000_000;

/**
 * As many thresholds as a run can keep, those that were breached first. All of them are judged; but an outcome of tens of
 * megabytes keeps whoever reads it from everything else.
 */
export function boundThresholds(all: Thresholds): { kept: Thresholds; notes: string[] } {
  if (fitting(all) === all.length) return { kept: all, notes: [] };
  const brokenFirst = all.toSorted((a, b) => Number(a.ok) - Number(b.ok));
  const kept = brokenFirst.slice(0, fitting(brokenFirst));
  const left = brokenFirst.slice(kept.length);
  const broken = left.filter(({ ok }) => !ok).length;
  return {
    kept,
    notes: [`${count(left.length, 'further threshold')}, ${broken} of them not kept, too many to be listed`],
  };
}

/** How many of the first ones there is room for. */
function fitting(thresholds: Thresholds): number {
  let characters = 0;
  const beyond = thresholds.findIndex((threshold, index) => {
    characters += JSON.stringify(threshold).length;
    return index >= MOST || characters > MOST_CHARACTERS;
  });
  return beyond === -1 ? thresholds.length : beyond;
}
