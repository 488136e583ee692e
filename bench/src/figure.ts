import { median } from './statistics.js';

/** One row of the table: a figure beside the floor that was measured in the same run. */
export interface Figure {
  id: string;
  what: string;
  unit: string;
  measured: number;
  floor: number;
  /** measured / floor, the median of the rounds' ratios. */
  ratio: number;
  goal: string;
  met: boolean;
}

export const atMost = (id: string, what: string, unit: string, rounds: Round[], limit: number): Figure =>
  figure(id, what, unit, rounds, `<= ${limit} x`, (ratio) => ratio <= limit);
export const atLeast = (id: string, what: string, unit: string, rounds: Round[], limit: number): Figure =>
  figure(id, what, unit, rounds, `>= ${limit} x`, (ratio) => ratio >= limit);

/** One measurement of the system and one of the floor, side by side. */
export interface Round {
  measured: number;
  floor: number;
}

function figure(
  id: string,
  what: string,
  unit: string,
  rounds: Round[],
  goal: string,
  meets: (ratio: number) => boolean,
): Figure {
  const ratio = median(rounds.map(({ measured, floor }) => measured / floor));
  return {
    id,
    what,
    unit,
    measured: median(rounds.map((round) => round.measured)),
    floor: median(rounds.map((round) => round.floor)),
    ratio,
    goal,
    met: meets(ratio),
  };
}
