import type { Instance } from '@rehearsal/contracts/instance/instance-state';

/** Places of a state that a person can be shown as changed, such as `coach_state.current_phase` or `identity:<id>`. */
export type Change = string;

type Row = { readonly id: string };

const changedRows = (noun: string, before: readonly Row[], after: readonly Row[]): Change[] => {
  if (before === after) return [];
  const known = new Map(before.map((row) => [row.id, JSON.stringify(row)]));
  return after.filter((row) => known.get(row.id) !== JSON.stringify(row)).map(({ id }) => `${noun}:${id}`);
};

const changedKeys = (noun: string, before: object, after: object): Change[] =>
  before === after
    ? []
    : Object.entries(after)
        .filter(([key, value]) => JSON.stringify(before[key as keyof typeof before]) !== JSON.stringify(value))
        .map(([key]) => `${noun}.${key}`);

/** What is different in `after`. Rows are told apart by id, and rows that are gone leave no mark. */
export const changesBetween = (before: Instance, after: Instance): Change[] => [
  ...changedKeys('profile', before.profile, after.profile),
  ...changedKeys('coach_state', before.coach_state, after.coach_state),
  ...changedRows('identity', before.identities, after.identities),
  ...changedRows('note', before.user_notes, after.user_notes),
  ...changedRows('action', before.actions, after.actions),
  ...(before.last_turn?.message_id === after.last_turn?.message_id ? [] : ['prompt']),
  ...(JSON.stringify(before.breaks) === JSON.stringify(after.breaks) ? [] : ['breaks']),
  ...(JSON.stringify(before.clock) === JSON.stringify(after.clock) ? [] : ['clock']),
];
