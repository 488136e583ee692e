import { median } from './statistics.js';

/** One measurement of the system and one of the floor, side by side. */
export interface Round {
  measured: number;
  floor: number;
}

/** What is hoped for. A goal is no assertion: what misses it is printed with a cross, and nothing fails. */
export interface Goal {
  /** Of what: measured / floor, measured - floor, or what was measured itself. */
  of: 'ratio' | 'excess' | 'value';
  most?: number;
  least?: number;
}

/** One row of the table: a figure beside the floor that was measured in the same run. */
export interface Figure {
  id: string;
  what: string;
  unit: string;
  /** Null where it could not be measured; `note` says why. */
  measured: number | null;
  /** Null where nothing bare is comparable. */
  floor: number | null;
  /** measured / floor, the median of the rounds' ratios. */
  ratio: number | null;
  goal: Goal | null;
  /** Null without a goal or a measurement. */
  met: boolean | null;
  /** How many times it was measured. */
  samples: number;
  note: string | null;
}

interface Row {
  id: string;
  what: string;
  unit: string;
  goal?: Goal;
  note?: string;
}

/** Of rounds in which both sides took their turn. */
export function compared(row: Row, rounds: readonly Round[], samples: number): Figure {
  return judged(row, {
    measured: median(rounds.map(({ measured }) => measured)),
    floor: median(rounds.map(({ floor }) => floor)),
    ratio: median(rounds.map(({ measured, floor }) => measured / floor)),
    samples,
  });
}

/** Of what has no floor: bytes, and what is compared with a limit alone. */
export const alone = (row: Row, values: readonly number[], samples = values.length): Figure =>
  judged(row, { measured: median(values), floor: null, ratio: null, samples });

/** What cannot be measured here, with the reason. */
export const absent = (row: Row, why: string): Figure =>
  judged({ ...row, note: why }, { measured: null, floor: null, ratio: null, samples: 0 });

function judged(
  { id, what, unit, goal, note }: Row,
  found: Pick<Figure, 'measured' | 'floor' | 'ratio' | 'samples'>,
): Figure {
  return { id, what, unit, ...found, goal: goal ?? null, met: met(goal, found), note: note ?? null };
}

export function met(
  goal: Goal | null | undefined,
  { measured, floor, ratio }: Pick<Figure, 'measured' | 'floor' | 'ratio'>,
): boolean | null {
  if (!goal || measured === null) return null;
  const value = goal.of === 'value' ? measured : goal.of === 'ratio' ? ratio : measured - (floor ?? Number.NaN);
  if (value === null || Number.isNaN(value)) return null;
  return value <= (goal.most ?? Infinity) && value >= (goal.least ?? -Infinity);
}
