import type { CourseComparison } from '@rehearsal/rehearsing/replay/compare-courses';

/** One trial or session that was replayed, and what came of it. */
export interface Replayed extends CourseComparison {
  /** What was replayed, in words. */
  name: string;
  /** Null for a session. */
  trial: number | null;
  seed: number | null;
  /** The coach that answered now; null where none did. */
  engine: string | null;
}

export interface Replays {
  replays: Replayed[];
  /** Test users that were made for it and are there still; null where that can never be known. */
  left_behind: number | null;
  /** The code of the signal that ended it before its end. */
  exitCode: number | undefined;
}

/** One that diverged tells of the coach; without one, what could not be replayed shows nothing. */
export function verdictOf(replays: readonly Pick<Replayed, 'verdict'>[]): CourseComparison['verdict'] {
  if (replays.some(({ verdict }) => verdict === 'diverged')) return 'diverged';
  return replays.length === 0 || replays.some(({ verdict }) => verdict === 'error') ? 'error' : 'same';
}
