import type { ActionParameters } from './actions.js';
import type { CoachingState, Identity } from '../coaching/coaching-state.js';
import type { ActionType } from '../coaching/enums.js';
import { quoted } from '../text/suggest.js';

/** What the rules need to know beside the state; given, so that they stay pure. */
export interface ActionContext {
  /** Id of the action's row. Ids of what the action creates are derived from it. */
  readonly id: string;
  /** When it happens, ISO 8601. */
  readonly at: string;
  readonly coachMessageId: string | null;
}

export interface Applied {
  readonly state: CoachingState;
  /** One line for people, such as "Set current identity to 'X'". */
  readonly summary: string;
}
export interface Unchanged {
  readonly unchanged: true;
}
export interface Refused {
  readonly refused: string;
}

/** An action changes the state, or asks for what is already so, or for what the rules do not allow. */
export type ActionOutcome = Applied | Unchanged | Refused;

export type ActionRule<T extends ActionType> = (
  state: CoachingState,
  parameters: ActionParameters<T>,
  context: ActionContext,
) => ActionOutcome;

export type ActionRules<T extends ActionType> = { readonly [Type in T]: ActionRule<Type> };

export const unchanged: Unchanged = { unchanged: true };
export const refused = (reason: string): Refused => ({ refused: reason });

/** Runs `rule` on an identity of this person, and refuses the id of anybody else's. */
export const onIdentity = (
  state: CoachingState,
  id: string,
  rule: (identity: Identity) => ActionOutcome,
): ActionOutcome => {
  const identity = state.identities.find((candidate) => candidate.id === id);
  return identity ? rule(identity) : refused(`No identity of this person has the id ${quoted(id)}.`);
};

export const withIdentity = (state: CoachingState, changed: Identity): CoachingState => ({
  ...state,
  identities: state.identities.map((identity) => (identity.id === changed.id ? changed : identity)),
});

export const withCoachState = (state: CoachingState, change: Partial<CoachingState['coach_state']>): CoachingState => ({
  ...state,
  coach_state: { ...state.coach_state, ...change },
});

/** The entries that a list does not hold yet, each once. */
export const newEntries = (list: readonly string[], entries: readonly string[]): string[] =>
  [...new Set(entries)].filter((entry) => !list.includes(entry));
