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
import type { ActionParameters } from './actions.js';
import type { CoachingState, Identity } from '../coaching/coaching-state.js';
import { humanName, type ActionType, type IdentityState } from '../coaching/enums.js';
import { foldName } from '../text/fold-name.js';

const bearerOf = (state: CoachingState, name: string): Identity | undefined =>
  state.identities.find((identity) => foldName(identity.name) === foldName(name));

type NewIdentity = ActionParameters<'CREATE_IDENTITY'>;

const newborn = ({ name, note, category }: NewIdentity, id: string, at: string): Identity => ({
  id,
  name,
  category,
  state: 'PROPOSED',
  affirmation: null,
  visualization: null,
  notes: note === '' ? [] : [note],
  image: null,
  parent_id: null,
  created_at: at,
});

/** The first newcomer is the one that the person is asked about. */
const welcome = (state: CoachingState, newcomers: readonly Identity[]): CoachingState => ({
  ...withCoachState(state, { proposed_identity: newcomers[0]?.id ?? state.coach_state.proposed_identity }),
  identities: [...state.identities, ...newcomers],
});

const create: ActionRule<'CREATE_IDENTITY'> = (state, parameters, { id, at }) => {
  if (bearerOf(state, parameters.name)) return unchanged;
  const { name, category } = parameters;
  return {
    state: welcome(state, [newborn(parameters, `${id}-i0`, at)]),
    summary: `Created identity '${name}' in category '${humanName(category)}'`,
  };
};

const createMultiple: ActionRule<'CREATE_MULTIPLE_IDENTITIES'> = (state, { identities }, { id, at }) => {
  const taken = new Set(state.identities.map(({ name }) => foldName(name)));
  const newcomers: Identity[] = [];
  for (const wanted of identities) {
    if (taken.has(foldName(wanted.name))) continue;
    taken.add(foldName(wanted.name));
    newcomers.push(newborn(wanted, `${id}-i${newcomers.length}`, at));
  }
  if (newcomers.length === 0) return unchanged;
  const names = newcomers.map(({ name }) => `'${name}'`).join(', ');
  return {
    state: welcome(state, newcomers),
    summary: `Created ${newcomers.length === 1 ? 'identity' : `${newcomers.length} identities`} ${names}`,
  };
};

const COMPARED = ['name', 'category', 'state', 'affirmation', 'visualization', 'notes'] as const;

/** Changes an identity unless it is so already; a name of another identity is refused. */
const change = (
  state: CoachingState,
  identity: Identity,
  wanted: Partial<Pick<Identity, (typeof COMPARED)[number]>>,
  summary: string,
): ActionOutcome => {
  const bearer = wanted.name === undefined ? undefined : bearerOf(state, wanted.name);
  if (bearer && bearer.id !== identity.id) return refused(`Another identity is already named '${bearer.name}'.`);
  const changed = { ...identity, ...wanted };
  return COMPARED.every((key) => changed[key] === identity[key])
    ? unchanged
    : { state: withIdentity(state, changed), summary };
};

const update: ActionRule<'UPDATE_IDENTITY'> = (state, { id, notes = [], ...wanted }) =>
  onIdentity(state, id, (identity) => {
    const added = newEntries(identity.notes, notes);
    const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
    const grown = added.length > 0 ? { notes: [...identity.notes, ...added] } : {};
    return settled(change(state, identity, { ...given, ...grown }, `Updated identity '${identity.name}'`), id);
  });

/** An identity that is no longer open is nobody's question any more; one that is gone is not worked on either. */
const settled = (outcome: ActionOutcome, id: string): ActionOutcome => {
  if (!('state' in outcome)) return outcome;
  const { coach_state, identities } = outcome.state;
  const identity = identities.find((candidate) => candidate.id === id);
  const answered = coach_state.proposed_identity === id && identity?.state !== 'PROPOSED';
  const dropped = coach_state.current_identity === id && identity?.state === 'ARCHIVED';
  const links = { ...(answered && { proposed_identity: null }), ...(dropped && { current_identity: null }) };
  return { ...outcome, state: withCoachState(outcome.state, links) };
};

const moveTo =
  (reached: IdentityState, summaryOf: (name: string) => string) =>
  (state: CoachingState, { id }: { id: string }): ActionOutcome =>
    onIdentity(state, id, (identity) =>
      settled(change(state, identity, { state: reached }, summaryOf(identity.name)), id),
    );

const addNote: ActionRule<'ADD_IDENTITY_NOTE'> = (state, { id, note }) =>
  onIdentity(state, id, (identity) =>
    identity.notes.includes(note)
      ? unchanged
      : change(state, identity, { notes: [...identity.notes, note] }, `Added a note to identity '${identity.name}'`),
  );

export const identityRules = {
  CREATE_IDENTITY: create,
  CREATE_MULTIPLE_IDENTITIES: createMultiple,
  UPDATE_IDENTITY: update,
  UPDATE_IDENTITY_NAME: (state, { id, name }) =>
    onIdentity(state, id, (identity) =>
      change(state, identity, { name }, `Renamed identity '${identity.name}' to '${name}'`),
    ),
  UPDATE_IDENTITY_AFFIRMATION: (state, { id, affirmation }) =>
    onIdentity(state, id, (identity) =>
      change(state, identity, { affirmation }, `Updated the affirmation of identity '${identity.name}'`),
    ),
  UPDATE_IDENTITY_VISUALIZATION: (state, { id, visualization }) =>
    onIdentity(state, id, (identity) =>
      change(state, identity, { visualization }, `Updated the visualization of identity '${identity.name}'`),
    ),
  ACCEPT_IDENTITY: moveTo('ACCEPTED', (name) => `Accepted identity '${name}'`),
  ACCEPT_IDENTITY_REFINEMENT: moveTo('REFINEMENT_COMPLETE', (name) => `Completed the refinement of identity '${name}'`),
  ACCEPT_IDENTITY_COMMITMENT: moveTo('COMMITMENT_COMPLETE', (name) => `Completed the commitment to identity '${name}'`),
  ACCEPT_IDENTITY_AFFIRMATION: moveTo(
    'AFFIRMATION_COMPLETE',
    (name) => `Completed the affirmation of identity '${name}'`,
  ),
  ACCEPT_IDENTITY_VISUALIZATION: moveTo(
    'VISUALIZATION_COMPLETE',
    (name) => `Completed the visualization of identity '${name}'`,
  ),
  ARCHIVE_IDENTITY: moveTo('ARCHIVED', (name) => `Archived identity '${name}'`),
  ADD_IDENTITY_NOTE: addNote,
} satisfies Partial<ActionRules<ActionType>>;
