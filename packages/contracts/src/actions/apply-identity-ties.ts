import {
  newEntries,
  onIdentity,
  refused,
  unchanged,
  withCoachState,
  withIdentity,
  type ActionOutcome,
  type ActionRule,
  type ActionRules,
} from './action-outcome.js';
import type { CoachingState, Identity } from '../coaching/coaching-state.js';
import type { ActionType } from '../coaching/enums.js';

/** Rules for what ties identities to each other and to the person's attention. */

const isWithin = (state: CoachingState, inner: Identity, outerId: string): boolean => {
  const parents = new Map(state.identities.map(({ id, parent_id }) => [id, parent_id]));
  const seen = new Set<string>();
  for (let at = inner.parent_id; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === outerId) return true;
    seen.add(at);
  }
  return false;
};

const onTwo = (
  state: CoachingState,
  [first, second]: [string, string],
  rule: (first: Identity, second: Identity) => ActionOutcome,
): ActionOutcome => onIdentity(state, first, (one) => onIdentity(state, second, (other) => rule(one, other)));

const nest: ActionRule<'NEST_IDENTITY'> = (state, { nested_identity_id, parent_identity_id }) =>
  onTwo(state, [nested_identity_id, parent_identity_id], (nested, parent) => {
    if (nested.id === parent.id) return refused(`Identity '${nested.name}' cannot be nested under itself.`);
    if (isWithin(state, parent, nested.id))
      return refused(`Identity '${parent.name}' is itself nested under '${nested.name}'.`);
    if (nested.parent_id === parent.id) return unchanged;
    return {
      state: withIdentity(state, { ...nested, parent_id: parent.id }),
      summary: `Nested identity '${nested.name}' under '${parent.name}'`,
    };
  });

/** The kept identity with what the other one brings; what both have stays as the kept one has it. */
const merged = (state: CoachingState, kept: Identity, other: Identity): Identity => ({
  ...kept,
  affirmation: kept.affirmation ?? other.affirmation,
  visualization: kept.visualization ?? other.visualization,
  image: kept.image ?? other.image,
  notes: [...kept.notes, ...newEntries(kept.notes, other.notes)],
  // Were it left under something that moves below it, the two would hold each other up.
  parent_id: isWithin(state, kept, other.id) ? other.parent_id : kept.parent_id,
});

/** The second is taken into the first: archived, and whatever pointed at it points at the first. */
const combine: ActionRule<'COMBINE_IDENTITIES'> = (state, { identity_id_a, identity_id_b }) =>
  onTwo(state, [identity_id_a, identity_id_b], (kept, other) => {
    if (kept.id === other.id) return refused(`Identity '${kept.name}' cannot be combined with itself.`);
    const isDone = other.state === 'ARCHIVED' && newEntries(kept.notes, other.notes).length === 0;
    if (isDone) return unchanged;
    const moved = (id: string | null): string | null => (id === other.id ? kept.id : id);
    const identities = state.identities.map((identity) => {
      if (identity.id === kept.id) return merged(state, kept, other);
      if (identity.id === other.id) return { ...other, state: 'ARCHIVED' as const, parent_id: null };
      return { ...identity, parent_id: moved(identity.parent_id) };
    });
    const { current_identity, proposed_identity } = state.coach_state;
    return {
      state: withCoachState(
        { ...state, identities },
        { current_identity: moved(current_identity), proposed_identity: moved(proposed_identity) },
      ),
      summary: `Combined identity '${other.name}' into '${kept.name}'`,
    };
  });

export const identityTieRules = {
  NEST_IDENTITY: nest,
  COMBINE_IDENTITIES: combine,
  SET_CURRENT_IDENTITY: (state, { identity_id }) =>
    onIdentity(state, identity_id, ({ id, name }) =>
      state.coach_state.current_identity === id
        ? unchanged
        : { state: withCoachState(state, { current_identity: id }), summary: `Set current identity to '${name}'` },
    ),
} satisfies Partial<ActionRules<ActionType>>;
