/** What a rehearsal demands cannot be judged: its own fault, and never the coach's. */
export class JudgementError extends Error {
  override readonly name = 'JudgementError';
}

const LIMIT_MS = 200;
/** The clock is looked at so seldom that a judgement of few steps is never late, however busy the machine is. */
const STEPS_PER_LOOK = 64;
const MOST_STEPS = 2_000_000;

let steps = 0;
let end = Infinity;

/** Runs one judgement, which takes no more than 200 ms: one that would run for minutes ends. */
export function withinLimit<T>(judge: () => T, now: () => number = Date.now): T {
  steps = 0;
  clock = now;
  end = now() + LIMIT_MS;
  try {
    return judge();
  } finally {
    end = Infinity;
  }
}

let clock: () => number = Date.now;

/** One step of a judgement, or the many values that it came to. */
export function step(many = 1): void {
  const before = steps;
  steps += many;
  if (steps > MOST_STEPS) throw new JudgementError('looks at more than two million values; ask for less');
  if (Math.floor(before / STEPS_PER_LOOK) === Math.floor(steps / STEPS_PER_LOOK)) return;
  if (clock() > end) throw new JudgementError(`takes longer than ${LIMIT_MS} ms; ask for less`);
}
