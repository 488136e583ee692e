import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildState } from './build-state.js';
import { canonical, canonicalJson, differences } from '../coaching/canonical.js';
import { CoachingState } from '../coaching/coaching-state.js';
import { readOlder } from './older-template.js';
import { Template } from './template.js';
import { CONTEXT, filled, livedState, rawTemplate } from '../testing/arbitrary-state.js';
import { toTemplate } from './to-template.js';

const RUNS = { numRuns: 100 };

const canonicalText = (state: CoachingState): string => canonicalJson(canonical(state));

describe('for any template or state', () => {
  it('parsing what was parsed changes nothing', () => {
    fc.assert(
      fc.property(rawTemplate, (raw) => {
        const template = Template.parse(raw);
        expect(Template.parse(structuredClone(template))).toEqual(template);
        expect(JSON.stringify(Template.parse(template))).toBe(JSON.stringify(template));
      }),
      RUNS,
    );
  });

  it('what was parsed has nothing of the older system in it', () => {
    fc.assert(
      fc.property(rawTemplate, (raw) => {
        const template = Template.parse(raw);
        expect(readOlder(template)).toEqual({ template, warnings: [] });
      }),
      RUNS,
    );
  });

  it('a frozen state builds the same state again, times included', () => {
    fc.assert(
      fc.property(livedState, (state) => {
        const template = toTemplate(state);
        expect(Template.parse(template)).toEqual(template);
        const again = buildState(template, { ...CONTEXT, instanceId: 'another' });
        expect(differences(canonical(state), canonical(again))).toEqual([]);
        expect(canonicalText(again)).toBe(canonicalText(state));
        expect(toTemplate(again)).toEqual(template);
      }),
      RUNS,
    );
  });

  it('what actions make of a state is a valid state', () => {
    fc.assert(
      fc.property(livedState, (state) => expect(CoachingState.parse(state)).toEqual(state)),
      RUNS,
    );
  });

  it('the order of sets does not count', () => {
    fc.assert(
      fc.property(livedState, (state) => {
        const { coach_state } = state;
        const turned: CoachingState = {
          ...state,
          coach_state: {
            ...coach_state,
            who_you_are: coach_state.who_you_are.toReversed(),
            asked_questions: coach_state.asked_questions.toReversed(),
            shown_videos: coach_state.shown_videos.toReversed(),
          },
          identities: state.identities
            .toReversed()
            .map((identity) => ({ ...identity, notes: identity.notes.toReversed() })),
          user_notes: state.user_notes.toReversed(),
        };
        expect(canonicalText(turned)).toBe(canonicalText(state));
      }),
      RUNS,
    );
  });

  it('one change is one difference, at its pointer', () => {
    fc.assert(
      fc.property(livedState, filled, (state, word) => {
        const [first, ...others] = state.chat_messages;
        if (!first) throw new Error('a conversation has a message here');
        const content = `${first.content}${word}`;
        const changed = { ...state, chat_messages: [{ ...first, content }, ...others] };
        expect(differences(canonical(state), canonical(changed))).toEqual([
          { pointer: '/chat_messages/0/content', left: first.content, right: content },
        ]);
      }),
      RUNS,
    );
  });
});
