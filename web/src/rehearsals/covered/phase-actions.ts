import type { Trial } from '@rehearsal/contracts/rehearsal/trial';

type Course = Pick<Trial, 'steps'>;

/** The trials, by their place in what was given, in which an action was applied in a phase. */
export type PhaseActions = ReadonlyMap<string, readonly number[]>;

export const cellKey = (phase: string, action: string): string => `${phase} ${action}`;

/**
 * Which action was applied in which phase, and by which trials. An action belongs to the phase that its turn began in,
 * which is where the turn before it ended; of the first turn only where it ended is known.
 */
export const phaseActionsOf = (courses: readonly Course[]): PhaseActions => {
  const cells = new Map<string, number[]>();
  for (const [place, { steps }] of courses.entries()) {
    const turns = steps.flatMap((step) => step.turns);
    for (const [index, { actions, phase }] of turns.entries()) {
      const began = turns[index - 1]?.phase ?? phase;
      for (const { action_type, refused } of actions) {
        if (refused !== undefined) continue;
        const key = cellKey(began, action_type);
        const trials = cells.get(key) ?? [];
        if (trials.at(-1) !== place) cells.set(key, [...trials, place]);
      }
    }
  }
  return cells;
};
