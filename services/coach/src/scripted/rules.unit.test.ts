import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CoachingState, Identity } from '@rehearsal/contracts/coaching/coaching-state';
import { PHASES } from '@rehearsal/contracts/coaching/enums';
import { Action } from '@rehearsal/contracts/actions/actions';
import { newcomer } from '@rehearsal/contracts/coaching/newcomer';
import { converse, takeTurn } from '../testing/converse.js';

const SAYINGS = [
  'Hi',
  'ok',
  'No',
  'Yes, let us begin',
  'I love it!',
  'Refine it',
  'Not for me',
  'Call it Night Owl',
  'Skip health',
  'skip this one',
  'Come back to health',
  "That's enough",
  'I love them all',
  'I grew up in Leeds. My mother is a nurse.',
  'I want to be a bold writer',
  'I am a mindful runner',
  'What is this for?',
  'Please remember that I am vegan',
  'I need a short break',
  "I'm back",
  'Nothing is missing',
  'Go back to the introduction',
  'Combine Night Owl and Creative Painter',
  'I commit',
  'In my own words',
  'I am strong and calm',
  '?',
  '   ',
];
const saying = fc.oneof(fc.constantFrom(...SAYINGS), fc.string({ maxLength: 60, unit: 'grapheme' }));

const identity = (name: string, category: Identity['category'], state: Identity['state']): Identity => ({
  id: `id-${name}`,
  name,
  category,
  state,
  affirmation: null,
  visualization: null,
  notes: [],
  image: null,
  parent_id: null,
  created_at: '2025-01-01T00:00:00Z',
});

const midway = (phase: CoachingState['coach_state']['current_phase']): CoachingState => ({
  ...newcomer({ first_name: 'Ana' }),
  coach_state: { ...newcomer().coach_state, current_phase: phase },
  identities: [identity('Creative Painter', 'PASSIONS', 'ACCEPTED'), identity('Steady Runner', 'HEALTH', 'PROPOSED')],
});

describe('whatever a person says', () => {
  it('every action is well-formed, is let through by the rules and changes something, and every turn is answered', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PHASES),
        fc.array(saying, { minLength: 1, maxLength: 12 }),
        fc.integer(),
        (phase, messages, seed) => {
          for (const { refused, answer } of converse(midway(phase), messages, seed)) {
            expect(refused).toEqual([]);
            expect(answer.reply.content).not.toBe('');
            for (const action of answer.actions) expect(Action.parse(action)).toEqual(action);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('the same conversation goes the same way, whatever ids and times the state has', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PHASES),
        fc.array(saying, { minLength: 1, maxLength: 6 }),
        fc.integer(),
        (phase, messages, seed) => {
          const replies = (state: CoachingState) => converse(state, messages, seed).map(({ answer }) => answer.reply);
          const other = midway(phase);
          const renamed = {
            ...other,
            identities: other.identities.map((each) => ({
              ...each,
              id: `other-${each.id}`,
              created_at: '2020-02-02T00:00:00Z',
            })),
          };
          expect(replies(renamed)).toEqual(replies(other));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('another seed may word it otherwise', () => {
    const wordings = new Set(
      [1, 2, 3, 4, 5, 6].map((seed) => takeTurn(newcomer(), 'Hi', { seed }).answer.reply.content),
    );
    expect(wordings.size).toBeGreaterThan(1);
  });
});
