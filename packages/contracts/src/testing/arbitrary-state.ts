import fc from 'fast-check';
import { Action } from '../actions/actions.js';
import { applyAction } from '../actions/apply-action.js';
import { buildState } from '../template/build-state.js';
import { IDENTITY_CATEGORIES, IDENTITY_STATES, PHASES, QUESTIONS } from '../coaching/enums.js';
import { foldName } from '../text/fold-name.js';
import { Template } from '../template/template.js';

export const CONTEXT = { instanceId: 'inst', now: '2025-01-01T12:00:00.000Z', email: 'inst@test.invalid' };

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
export const filled = text.filter((value) => /\S/.test(value));
const time = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2024-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const spelled = (values: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...values), fc.boolean())
    .map(([value, lower]) => (lower ? value.toLowerCase().replaceAll('_', ' ') : value));
const listOf = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 4 });
const sets = (value: fc.Arbitrary<string>) => fc.uniqueArray(value, { maxLength: 4 });
const free = fc.dictionary(
  fc.string({ maxLength: 5 }).filter((key) => !/[$.\0]|^(__proto__|constructor|prototype)$/.test(key)),
  fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.integer(), { maxLength: 3 })),
  { maxKeys: 3 },
);

const actionOn = (names: readonly string[]) => {
  const someone = fc.constantFrom(...names, 'somebody long gone');
  return fc.oneof(
    fc.record({ action_type: fc.constant('ACCEPT_IDENTITY'), parameters: fc.record({ id: someone }) }),
    fc.record({
      action_type: fc.constant('create-identity'),
      parameters: fc.record({ name: filled, note: text, category: spelled(IDENTITY_CATEGORIES) }),
    }),
    fc.record({
      action_type: fc.constant('NEST_IDENTITY'),
      parameters: fc.record({ nested_identity_id: someone, parent_identity_id: someone }),
    }),
    fc.record({
      action_type: fc.constant('COMBINE_IDENTITIES'),
      parameters: fc.record({ identity_id_a: someone, identity_id_b: someone }),
    }),
    fc.record({ action_type: fc.constant('ADD_USER_NOTE'), parameters: fc.record({ notes: listOf(filled) }) }),
    fc.record({ action_type: fc.constant('UPDATE_WHO_YOU_ARE'), parameters: fc.record({ who_you_are: sets(text) }) }),
    fc.record({ action_type: fc.constant('TRANSITION_PHASE'), parameters: fc.record({ to_phase: spelled(PHASES) }) }),
  );
};

/** Templates as people write them: any spelling, links by name, index or content, times here and there. */
export const rawTemplate = fc
  .record({
    names: fc.uniqueArray(filled, { minLength: 1, maxLength: 4, selector: foldName }),
    messages: fc.array(
      fc.record({
        role: fc.constantFrom('user', 'assistant', 'Coach'),
        content: fc.oneof(text, fc.constant('Shall we?')),
        timestamp: maybe(time),
        component_config: fc.option(free),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .chain(({ names, messages }) => {
    const someone = fc.constantFrom(...names);
    const link = maybe(
      fc.oneof(fc.nat(messages.length - 1), fc.constantFrom(...messages.map(({ content }) => content))),
    );
    const identity = fc.record({
      category: spelled(IDENTITY_CATEGORIES),
      state: maybe(spelled(IDENTITY_STATES)),
      i_am_statement: maybe(text),
      visualization: fc.option(text),
      notes: sets(text),
      created_at: maybe(time),
    });
    return fc.record({
      user: fc.record({ first_name: filled, last_name: text, is_active: fc.boolean(), password: maybe(text) }),
      coach_state: fc.record({
        current_phase: spelled(PHASES),
        identity_focus: fc.option(spelled(IDENTITY_CATEGORIES)),
        who_you_are: sets(text),
        asked_questions: sets(fc.constantFrom(...QUESTIONS)),
        current_identity: maybe(someone),
        proposed_identity: fc.option(someone),
        shown_videos: sets(text),
        metadata: free,
      }),
      identities: fc.array(identity, { minLength: names.length, maxLength: names.length }).map((rows) =>
        // Each may be nested under the one before it, so nesting never closes a circle.
        rows.map((row, index) => ({ ...row, name: names[index], parent: index % 2 ? names[index - 1] : undefined })),
      ),
      chat_messages: fc.constant(messages),
      user_notes: listOf(fc.record({ note: filled, source_message: link, created_at: maybe(time) })),
      actions: listOf(
        fc
          .tuple(actionOn(names), link, maybe(time), maybe(text))
          .map(([action, coach_message, timestamp, result_summary]) => ({
            ...action,
            coach_message,
            timestamp,
            result_summary,
          })),
      ),
      breaks: listOf(fc.record({ triggered_by_session: text, started_at: maybe(time), ended_at: maybe(time) })),
    });
  });

/** States as they come to be: built from a template, then acted on. */
export const livedState = rawTemplate.chain((raw) => {
  const built = buildState(Template.parse(raw), CONTEXT);
  const ids = built.identities.map(({ id }) => id);
  return fc.array(actionOn(ids), { maxLength: 6 }).map((actions) =>
    actions.reduce((state, action, index) => {
      const context = {
        id: `act-${index}`,
        at: '2025-01-02T00:00:00.000Z',
        coachMessageId: state.chat_messages[0]?.id ?? null,
      };
      const outcome = applyAction(state, Action.parse(action), context);
      return 'state' in outcome ? outcome.state : state;
    }, built),
  );
});
