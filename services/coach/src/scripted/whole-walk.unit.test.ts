import { describe, expect, it } from '@jest/globals';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import { QUESTIONS } from '@rehearsal/contracts/coaching/enums';
import { newcomer } from '@rehearsal/contracts/coaching/newcomer';
import { PHASE_ORDER } from '@rehearsal/contracts/coaching/phases';
import { converse, takeTurn } from '../testing/converse.js';
import { WHOLE_WALK } from '../testing/whole-walk.js';

const walked = converse(
  newcomer({ first_name: 'Declan' }),
  WHOLE_WALK.map(({ says }) => says),
);
const steps = WHOLE_WALK.map((step, index) => ({ step, turn: walked[index] }));
const end = walked.at(-1)?.state;
const kept = end?.identities.filter(({ state }) => state !== 'ARCHIVED') ?? [];

describe('a whole walk with the scripted coach', () => {
  it.each(steps.map(({ step, turn: turn }, index) => [`${index + 1}. "${step.says}"`, step, turn] as const))(
    'goes on as it should at %s',
    (_title, { phase, does = [], hears = '', offers }, turn) => {
      expect(turn?.refused).toEqual([]);
      expect(turn?.state.coach_state.current_phase).toBe(phase);
      expect(turn?.answer.reply.content).toContain(hears);
      expect(turn?.answer.actions.map(({ action_type }) => action_type)).toEqual(expect.arrayContaining([...does]));
      if (does.length === 0) expect(turn?.answer.actions).toEqual([]);
      if (offers) expect(turn?.answer.reply.component_config).toEqual({ type: 'choices', choices: offers });
    },
  );

  it('has been through every phase, and asked all five questions', () => {
    const phases = walked.flatMap(({ answer }) =>
      answer.actions.flatMap((action) =>
        action.action_type === 'TRANSITION_PHASE' ? [action.parameters.to_phase] : [],
      ),
    );
    expect(phases).toEqual(PHASE_ORDER.slice(1));
    expect(end?.coach_state.asked_questions).toEqual([...QUESTIONS]);
  });

  it('ends with identities that are named, affirmed and pictured', () => {
    expect(kept.map(({ name, state }) => [name, state])).toEqual([
      ['Kitchen Troubadour', 'VISUALIZATION_COMPLETE'],
      ['Captain of the Jar', 'VISUALIZATION_COMPLETE'],
      ['Steady Runner', 'VISUALIZATION_COMPLETE'],
      ['Loyal Friend', 'VISUALIZATION_COMPLETE'],
    ]);
    expect(kept.every(({ affirmation, visualization }) => affirmation && visualization)).toBe(true);
    expect(kept[0]?.affirmation).toBe('I am the one who feeds the street with music.');
    expect(kept.find(({ name }) => name === 'Steady Runner')?.parent_id).toBe(kept[0]?.id);
  });

  it('has kept what was told, under what it was about', () => {
    expect(end?.user_notes.map(({ note }) => note)).toEqual([
      'Background Upbringing: I grew up on a farm near Cork with my grandparents.',
      'Family Structure: I have one brother.',
      'Work Living: I am a bus driver and live in Dublin.',
      'Hobbies Interests: I love baking bread and I play the guitar.',
      'Why Here Hopes: I am here because I feel stuck, and I hope to find out what I really want.',
      'Family: My brother owes me three hundred euro',
      'my brother is called Fintan',
      'In daily life: I will bake for my neighbour tomorrow',
    ]);
  });

  it('never proposes a name that was refused or renamed before', () => {
    const proposed = end?.actions.flatMap(({ action_type, parameters }) =>
      action_type === 'CREATE_IDENTITY' ? [parameters.name] : [],
    );
    expect(new Set(proposed).size).toBe(proposed?.length);
  });
});

describe('the scripted coach where nothing was said yet', () => {
  const standing = (current_phase: CoachingState['coach_state']['current_phase']): CoachingState => ({
    ...newcomer({ first_name: 'Søren' }),
    coach_state: { ...newcomer().coach_state, current_phase },
  });

  it.each(PHASE_ORDER)('greets and says what it wants in %s', (phase) => {
    const { answer, state } = takeTurn(standing(phase), 'Hello');
    expect(answer.reply.content).toMatch(/^(?:Hello|Welcome,) Søren[,!]/);
    expect(answer.reply.content).toContain('your coach');
    expect(answer.reply.content).toContain('\n\n');
    expect(state.coach_state.current_phase).toBe(phase);
  });

  it('greets once', () => {
    const replies = converse(standing('IDENTITY_BRAINSTORMING'), ['Hello', 'Hello']).map(({ answer }) => answer.reply);
    expect(replies[1]?.content).not.toContain('your coach');
  });

  it('hears what a person says who does not wait for a greeting', () => {
    const { answer } = takeTurn(standing('IDENTITY_BRAINSTORMING'), 'I love painting');
    expect(answer.reply.content).toMatch(/Søren[^]*\*\*Creative Painter\*\*/);
  });
});
