/** Most trials of one rehearsal in a run, and most rehearsals of a scenario or a run. */
export const MOST_TRIALS = 100;
export const MOST_REHEARSALS = 200;

/** Most trials of a run, over all its rehearsals. */
export const MOST_TRIALS_OF_RUN = 2000;

/** Most turns of a trial, and of what is said again. */
export const MOST_TURNS = 500;

/** The largest seed: one takes 32 bits. */
export const MOST_SEED = 0xffffffff;
