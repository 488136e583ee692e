import { LRUCache } from 'lru-cache';
import type { Loaded } from './loaded.js';

const MOST_STATES = 2000;
/** Of all kept states together: what one costs is mostly its lists. */
const MOST_ENTRIES = 200_000;

const entriesOf = ({ state }: Loaded<object>): number =>
  Object.values(state ?? {}).reduce<number>((sum, value) => sum + (Array.isArray(value) ? value.length : 0), 1);

/**
 * States that this process met last, as they were at some commit. What another process wrote since is in the journal
 * behind it: whoever reads folds that, whoever writes meets a conflict. So a stale one is never a wrong answer.
 */
export const knownStates = <S extends object>(): LRUCache<string, Loaded<S>> =>
  new LRUCache<string, Loaded<S>>({ max: MOST_STATES, maxSize: MOST_ENTRIES, sizeCalculation: entriesOf });
