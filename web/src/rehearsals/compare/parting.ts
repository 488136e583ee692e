import type { Trial, TrialTurn } from '@rehearsal/contracts/rehearsal/trial';

/** What a turn can differ in, in the order in which it comes about. */
const PARTS = ['said', 'reply', 'choices', 'actions', 'phase'] as const;
type TurnPart = (typeof PARTS)[number];

interface Parting {
  /** How many turns are the same in both, from the first. */
  readonly same: number;
  /** What the next turn differs in; empty where one of them has none. */
  readonly differs: readonly TurnPart[];
}

export const turnsOf = ({ steps }: Pick<Trial, 'steps'>): readonly TrialTurn[] => steps.flatMap(({ turns }) => turns);

const differenceOf = (left: TrialTurn, right: TrialTurn): readonly TurnPart[] =>
  PARTS.filter((part) => JSON.stringify(left[part]) !== JSON.stringify(right[part]));

/** Where two courses part; undefined where they are the same to the end. */
export const partingOf = (left: readonly TrialTurn[], right: readonly TrialTurn[]): Parting | undefined => {
  for (const [index, turn] of left.entries()) {
    const other = right[index];
    const differs = other === undefined ? [] : differenceOf(turn, other);
    if (other === undefined || differs.length > 0) return { same: index, differs };
  }
  return right.length > left.length ? { same: left.length, differs: [] } : undefined;
};
