import { describe, expect, it } from '@jest/globals';
import type { TrialTurn } from '@rehearsal/contracts/rehearsal/trial';
import { cellKey, phaseActionsOf } from './phase-actions.js';

const turn = (phase: TrialTurn['phase'], ...actions: string[]): TrialTurn => ({
  said: 'Yes',
  chosen: false,
  reply: 'Good.',
  choices: [],
  actions: actions.map((action_type) => ({ action_type, parameters: {} })),
  phase,
});
const trial = (...turns: TrialTurn[]) => ({ steps: [{ step: 1, kind: 'say' as const, turns }] });

describe('which actions happened in which phase', () => {
  it('counts an action for the phase that its turn began in', () => {
    const cells = phaseActionsOf([
      trial(
        turn('INTRODUCTION'),
        turn('GET_TO_KNOW_YOU', 'TRANSITION_PHASE'),
        turn('GET_TO_KNOW_YOU', 'ADD_USER_NOTE'),
      ),
    ]);
    expect([...cells.keys()]).toEqual([
      cellKey('INTRODUCTION', 'TRANSITION_PHASE'),
      cellKey('GET_TO_KNOW_YOU', 'ADD_USER_NOTE'),
    ]);
  });

  it('names each trial once, however often it did it', () => {
    const often = trial(turn('INTRODUCTION', 'ADD_USER_NOTE', 'ADD_USER_NOTE'), turn('INTRODUCTION', 'ADD_USER_NOTE'));
    const cells = phaseActionsOf([often, trial(turn('INTRODUCTION')), often]);
    expect(cells.get(cellKey('INTRODUCTION', 'ADD_USER_NOTE'))).toEqual([0, 2]);
  });

  it('leaves out what the rules refused', () => {
    const refused = { action_type: 'ADD_USER_NOTE', parameters: {}, refused: 'not in this phase' };
    const cells = phaseActionsOf([trial({ ...turn('INTRODUCTION'), actions: [refused] })]);
    expect(cells.size).toBe(0);
  });
});
