import { keptInMemory } from '../kept-in-memory.js';
import type { Loaded } from './loaded.js';

/**
 * States that this process met last, as they were at some commit. What another process wrote since is in the journal
 * behind it: whoever reads folds that, whoever writes meets a conflict. So a stale one is never a wrong answer.
 */
export const knownStates = <S extends object>() =>
  keptInMemory<Loaded<S>>({ values: 2000, entries: 200_000 }, ({ state }) => state);
