import type { Judge } from './circumstances.js';
import { isSubsequence } from './subsequence.js';

/** Where the person is. */
export const judgePhase: Judge = ({ phase: expected = null }, { state }) => {
  const { current_phase: measured = null } = state.coach_state as { current_phase?: string };
  return [
    {
      path: '$.coach_state.current_phase',
      pointer: '/phase',
      says: `phase is ${expected ?? ''}`,
      expected,
      measured,
      ok: measured === expected,
    },
  ];
};

/** All phases entered, and no others. */
export const judgePhases: Judge = ({ phases: expected = [] }, { phases }) => [
  {
    pointer: '/phases',
    says: `phases are ${expected.join(', ')}`,
    expected: [...expected],
    measured: [...phases],
    ok: expected.length === phases.length && isSubsequence(expected, phases, (left, right) => left === right),
  },
];

/** Phases entered, and perhaps others between. */
export const judgePhasesInOrder: Judge = ({ phases_in_order: expected = [] }, { phases }) => [
  {
    pointer: '/phases_in_order',
    says: `phases include, in order, ${expected.join(', ')}`,
    expected: [...expected],
    measured: [...phases],
    ok: isSubsequence(expected, phases, (left, right) => left === right),
  },
];
