import type { Trial } from '@rehearsal/contracts/rehearsal/trial';

const MOST_BYTES = 4 * 1024 * 1024;
const LEFT_OUT = '(left out: the trial is larger than 4 MB)';

/** The trial as it can be kept: where it is too large without prompts first, then without the differences of states. */
export function withinSize(trial: Trial): Trial {
  if (fits(trial)) return trial;
  const unprompted = { ...trial, turns: trial.turns.map((turn) => ({ ...turn, prompt: LEFT_OUT })) };
  if (fits(unprompted)) return unprompted;
  const bare = { ...unprompted, turns: unprompted.turns.map((turn) => ({ ...turn, changes: [] })) };
  if (fits(bare)) return bare;
  // Texts that alone are too many: what was judged stays.
  return { ...bare, steps: bare.steps.map((step) => ({ ...step, turns: [] })) };
}

const fits = (trial: Trial): boolean => Buffer.byteLength(JSON.stringify(trial)) <= MOST_BYTES;
