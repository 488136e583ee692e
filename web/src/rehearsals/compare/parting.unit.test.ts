import { describe, expect, it } from '@jest/globals';
import type { TrialTurn } from '@rehearsal/contracts/rehearsal/trial';
import { partingOf, turnsOf } from './parting.js';

const turn = (said: string, change: Partial<TrialTurn> = {}): TrialTurn => ({
  said,
  chosen: false,
  reply: 'Yes.',
  choices: [],
  actions: [],
  phase: 'INTRODUCTION',
  ...change,
});

describe('where two trials part', () => {
  it('is the first turn that differs, with what it differs in', () => {
    const left = [turn('one'), turn('two'), turn('three')];
    const right = [turn('one'), turn('two', { reply: 'No.', phase: 'GET_TO_KNOW_YOU' }), turn('other')];
    expect(partingOf(left, right)).toEqual({ same: 1, differs: ['reply', 'phase'] });
  });

  it('is the end of the shorter one where the other goes on', () => {
    expect(partingOf([turn('one')], [turn('one'), turn('two')])).toEqual({ same: 1, differs: [] });
    expect(partingOf([turn('one'), turn('two')], [turn('one')])).toEqual({ same: 1, differs: [] });
  });

  it('is nowhere where both are the same', () => {
    expect(partingOf([turn('one')], [turn('one')])).toBeUndefined();
    expect(partingOf([], [])).toBeUndefined();
  });

  it('counts turns over all steps', () => {
    const steps = [
      { step: 1, kind: 'say', turns: [turn('one')] },
      { step: 2, kind: 'advance_clock', turns: [] },
      { step: 3, kind: 'converse', turns: [turn('two'), turn('three')] },
    ] as const;
    expect(turnsOf({ steps: steps.map((step) => ({ ...step, turns: [...step.turns] })) })).toHaveLength(3);
  });
});
