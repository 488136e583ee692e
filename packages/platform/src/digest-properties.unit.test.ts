import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonical, differences } from '@rehearsal/contracts/coaching/canonical';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import { PHASES } from '@rehearsal/contracts/coaching/enums';
import { CONTEXT, livedState, rawTemplate } from '@rehearsal/contracts/testing/arbitrary-state';
import { buildState } from '@rehearsal/contracts/template/build-state';
import { Template } from '@rehearsal/contracts/template/template';
import { proofSeed, proofSize } from '@rehearsal/testing/proof-size';
import { digestOf, hashOf } from './hash.js';

const PROOF = { numRuns: proofSize(300, 10_000), seed: proofSeed() };
const LATER = '2031-07-01T08:00:00.000Z';

const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });

/** The same state to a person: set-like lists in another order, other ids, another address, other system times. */
const permutationOf = (state: CoachingState): fc.Arbitrary<CoachingState> => {
  const { coach_state: coach } = state;
  return fc
    .record({
      who_you_are: shuffled(coach.who_you_are),
      who_you_want_to_be: shuffled(coach.who_you_want_to_be),
      asked_questions: shuffled(coach.asked_questions),
      skipped_identity_categories: shuffled(coach.skipped_identity_categories),
      shown_videos: shuffled(coach.shown_videos),
      identities: shuffled(state.identities),
      user_notes: shuffled(state.user_notes),
      prefix: fc.constantFrom('', 'other-'),
      turned: fc.boolean(),
    })
    .map(({ identities, user_notes, prefix, turned, ...lists }) => {
      const notesOf = (notes: readonly string[]) => (turned ? notes.toReversed() : [...notes]);
      const turnedState: CoachingState = {
        ...state,
        profile: { ...state.profile, email: `${prefix}person@test.invalid` },
        coach_state: { ...coach, ...lists },
        identities: identities.map((identity) => ({ ...identity, notes: notesOf(identity.notes) })),
        user_notes: user_notes.map((note) => ({ ...note, created_at: LATER })),
        chat_messages: state.chat_messages.map((message) => ({ ...message, timestamp: LATER })),
        actions: state.actions.map((action) => ({ ...action, timestamp: LATER })),
      };
      return prefix === '' ? turnedState : withOtherIds(turnedState, prefix);
    });
};

/** Every id renamed wherever it stands as a whole value, as another instance of the same template has it. */
function withOtherIds(state: CoachingState, prefix: string): CoachingState {
  const { identities, chat_messages, user_notes, actions } = state;
  const rows: readonly { id: string }[] = [...identities, ...chat_messages, ...user_notes, ...actions];
  const ids = new Set(rows.map(({ id }) => id));
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return ids.has(value) ? `${prefix}${value}` : value;
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, walk(entry)]));
  };
  return walk(state) as CoachingState;
}

type Change = (state: CoachingState) => CoachingState | undefined;

const coach = (change: (before: CoachingState['coach_state']) => Partial<CoachingState['coach_state']>): Change => {
  return (state) => ({ ...state, coach_state: { ...state.coach_state, ...change(state.coach_state) } });
};
/** Changes one row of a list; undefined where the list is empty. */
const row =
  <Key extends 'identities' | 'chat_messages' | 'user_notes' | 'actions' | 'breaks'>(
    key: Key,
    change: (before: CoachingState[Key][number]) => object,
  ): Change =>
  (state) => {
    const [first, ...others] = state[key];
    return first && { ...state, [key]: [{ ...first, ...change(first) }, ...others] };
  };
const without =
  (key: 'chat_messages' | 'user_notes' | 'actions' | 'breaks'): Change =>
  (state) =>
    state[key].length === 0 ? undefined : { ...state, [key]: state[key].slice(0, -1) };

/** One change in each place that counts. */
const CHANGES: Record<string, Change> = {
  'the first name': (state) => ({
    ...state,
    profile: { ...state.profile, first_name: `${state.profile.first_name}x` },
  }),
  'the last name': (state) => ({ ...state, profile: { ...state.profile, last_name: `${state.profile.last_name}x` } }),
  'being active': (state) => ({ ...state, profile: { ...state.profile, is_active: !state.profile.is_active } }),
  'the phase': coach(({ current_phase }) => ({
    current_phase: PHASES[(PHASES.indexOf(current_phase) + 1) % PHASES.length] ?? current_phase,
  })),
  'the focus': coach(({ identity_focus }) => ({ identity_focus: identity_focus === 'HEALTH' ? 'FAMILY' : 'HEALTH' })),
  'who you are': coach(({ who_you_are }) => ({ who_you_are: [...who_you_are, 'a word nobody said'] })),
  'who you want to be': coach((before) => ({
    who_you_want_to_be: [...before.who_you_want_to_be, 'a word nobody said'],
  })),
  'the videos': coach(({ shown_videos }) => ({ shown_videos: [...shown_videos, 'a video nobody saw'] })),
  'the metadata': coach(({ metadata }) => ({ metadata: { ...metadata, 'a new key': 1 } })),
  'the current identity': (state) => {
    const other = state.identities.find(({ id }) => id !== state.coach_state.current_identity);
    return other && { ...state, coach_state: { ...state.coach_state, current_identity: other.id } };
  },
  'an identity being there': (state) =>
    state.identities[0] && {
      ...state,
      identities: [...state.identities, { ...state.identities[0], id: 'new', name: 'A name nobody has', notes: [] }],
    },
  'an affirmation': row('identities', ({ affirmation }) => ({ affirmation: `${affirmation ?? ''}x` })),
  'a visualization': row('identities', ({ visualization }) => ({ visualization: `${visualization ?? ''}x` })),
  'an identity state': row('identities', ({ state }) => ({ state: state === 'ARCHIVED' ? 'ACCEPTED' : 'ARCHIVED' })),
  'an identity category': row('identities', ({ category }) => ({
    category: category === 'HEALTH' ? 'FAMILY' : 'HEALTH',
  })),
  'an identity note': row('identities', ({ notes }) => ({ notes: [...notes, 'a note nobody took'] })),
  'the text of a message': row('chat_messages', ({ content }) => ({ content: `${content}x` })),
  'the speaker of a message': row('chat_messages', ({ role }) => ({ role: role === 'user' ? 'coach' : 'user' })),
  'the order of the chat': ({ chat_messages: [first, second, ...others], ...state }) =>
    first && second && (first.content !== second.content || first.role !== second.role)
      ? { ...state, chat_messages: [second, first, ...others], user_notes: [], actions: [] }
      : undefined,
  'the last message': without('chat_messages'),
  'a note': row('user_notes', ({ note }) => ({ note: `${note}x` })),
  'the last note': without('user_notes'),
  'the summary of an action': row('actions', ({ result_summary }) => ({ result_summary: `${result_summary}x` })),
  'the last action': without('actions'),
  'the end of a break': row('breaks', ({ ended_at }) => ({ ended_at: ended_at === null ? LATER : null })),
  'the last break': without('breaks'),
};

/** What the change of the chat's order is compared with: links of rows that go away with it would be changes too. */
const bare = (state: CoachingState, name: string): CoachingState =>
  name === 'the order of the chat' ? { ...state, user_notes: [], actions: [] } : state;

describe('the digest', () => {
  it('is the hash of the whole canonical form, however it is put together', () => {
    fc.assert(
      fc.property(livedState, (state) => {
        expect(digestOf(state)).toBe(hashOf(canonical(state)));
      }),
      PROOF,
    );
  });

  it('is that of the canonical form, so equal states have equal digests whatever their ids, times and order of sets', () => {
    fc.assert(
      fc.property(
        livedState.chain((state) => fc.tuple(fc.constant(state), permutationOf(state))),
        ([state, other]) => {
          expect(differences(canonical(state), canonical(other))).toEqual([]);
          expect(digestOf(other)).toBe(digestOf(state));
        },
      ),
      PROOF,
    );
  });

  it('differs for any single change, and the difference has a pointer', () => {
    const changed = new Set<string>();
    fc.assert(
      fc.property(livedState, fc.constantFrom(...Object.keys(CHANGES)), (lived, name) => {
        const state = bare(lived, name);
        const other = CHANGES[name]?.(state);
        fc.pre(other !== undefined);
        changed.add(name);
        expect({ name, same: digestOf(other) === digestOf(state) }).toEqual({ name, same: false });
        const found = differences(canonical(state), canonical(other));
        expect(found.length).toBeGreaterThan(0);
        for (const { pointer } of found) expect(pointer).toMatch(/^\//);
      }),
      { ...PROOF, maxSkipsPerRun: 100 },
    );
    expect([...changed].sort()).toEqual(Object.keys(CHANGES).sort());
  });

  it('of an instance does not depend on which instance it is', () => {
    fc.assert(
      fc.property(rawTemplate, (raw) => {
        const template = Template.parse(raw);
        const other = { ...CONTEXT, instanceId: 'another', email: 'another@test.invalid' };
        expect(digestOf(buildState(template, other))).toBe(digestOf(buildState(template, CONTEXT)));
      }),
      PROOF,
    );
  });
});
