/**
 * How long a trial waits for an answer: never less than its engine may take for one, which the run knows from when it was
 * planned, so that a slow engine is not taken for one that is away.
 */
export const turnLimitMs = ({ turn_seconds = 0 }: { turn_seconds?: number | undefined }, patienceMs: number): number =>
  turn_seconds * 1000 + patienceMs;
