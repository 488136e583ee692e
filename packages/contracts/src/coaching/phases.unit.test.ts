import { describe, expect, it } from '@jest/globals';
import { PHASES, QUESTIONS } from './enums.js';
import { canTransition, PHASE_MACHINE, PHASE_ORDER } from './phases.js';

describe('the phase machine', () => {
  it('walks every phase from the introduction to the end', () => {
    const walked = [];
    for (let at = PHASE_MACHINE.INTRODUCTION.phase; ;) {
      walked.push(at);
      const { next } = PHASE_MACHINE[at];
      if (!next) break;
      at = next;
    }
    expect(walked).toEqual(PHASE_ORDER);
    expect(walked.at(-1)).toBe('INTEGRATION_AND_APPLICATION');
  });

  it('goes one phase on, or back to any, but skips none', () => {
    expect(canTransition('INTRODUCTION', 'GET_TO_KNOW_YOU')).toBe(true);
    expect(canTransition('ANYTHING_MISSING', 'IDENTITY_BRAINSTORMING')).toBe(true);
    expect(canTransition('INTRODUCTION', 'IDENTITY_BRAINSTORMING')).toBe(false);
    expect(canTransition('INTRODUCTION', 'INTRODUCTION')).toBe(false);
  });

  it('moves nobody into the prompt', () => {
    for (const phase of PHASES) expect(canTransition(phase, 'SYSTEM_CONTEXT')).toBe(false);
    expect(PHASE_MACHINE.SYSTEM_CONTEXT.transitions).toEqual(['INTRODUCTION']);
  });

  it('asks all questions while getting to know the person', () => {
    expect(PHASE_MACHINE.GET_TO_KNOW_YOU.questions).toEqual(QUESTIONS);
  });
});
