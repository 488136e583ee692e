import { canonical, differences } from '@rehearsal/contracts/coaching/canonical';
import { choicesOf } from '@rehearsal/contracts/coaching/choices';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import type { TurnEnd } from '@rehearsal/contracts/instance/turn';
import type { JsonValue } from '@rehearsal/contracts/json/values';
import { shown } from '../judge/shown.js';
import { toldAction } from '../told-state.js';
import type { PlayedTurn } from './played-turn.js';

type Ended = Pick<TurnEnd, 'actions' | 'refused_actions'> & { reply: NonNullable<TurnEnd['reply']> };

/**
 * A turn of a session, between the states before and after it. Its clock may run, so states are compared as digests are
 * made: without times.
 */
export function turnOfSession(said: string, ended: Ended, before: CoachingState, after: CoachingState): PlayedTurn {
  const { reply, actions, refused_actions } = ended;
  const known = everKnown(before, after);
  return {
    step: null,
    said,
    reply: reply.content,
    choices: choicesOf(reply.component_config).map(({ label }) => label),
    actions: [
      ...actions.map(({ action }) => toldAction(action, known)),
      ...refused_actions.map(({ action, reason }) => ({ ...toldAction(action, known), refused: reason })),
    ],
    phase: after.coach_state.current_phase,
    changes: differences(canonical(before), canonical(after)).map(({ pointer, left, right }) => ({
      pointer,
      ...(left !== undefined && { left: shown(left as JsonValue) }),
      ...(right !== undefined && { right: shown(right as JsonValue) }),
    })),
  };
}

/** With everything that actions may refer to: what the turn made, and what it took away under the name that it had. */
const everKnown = (before: CoachingState, after: CoachingState): CoachingState => ({
  ...after,
  identities: [...after.identities, ...before.identities],
  user_notes: [...after.user_notes, ...before.user_notes],
});
