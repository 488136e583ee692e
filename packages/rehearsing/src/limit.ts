/** What a rehearsal demands cannot be judged: its own fault, and never the coach's. */
export class JudgementError extends Error {
  override readonly name = 'JudgementError';
}

/**
 * What one judgement may take: some 200 ms on a small machine. Steps are counted and no time is measured, so that it is
 * the same on every machine, however busy that is.
 */
const MOST_STEPS = 500_000;

let left = Infinity;

/** Runs one judgement; one that would run for minutes ends. */
export function withinLimit<T>(judge: () => T): T {
  left = MOST_STEPS;
  try {
    return judge();
  } finally {
    left = Infinity;
  }
}

/** One step of a judgement, a value that it looks at, or the many that something takes. */
export function step(many = 1): void {
  left -= many;
  if (left < 0) throw new JudgementError('takes more than half a million steps; ask for less');
}
