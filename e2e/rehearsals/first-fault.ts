import { canonical, canonicalJson } from '@rehearsal/contracts/coaching/canonical';
import { choicesOf } from '@rehearsal/contracts/coaching/choices';
import { TrialFault } from '@rehearsal/rehearsing/trial-fault';
import type { Answer, Turn } from '../../services/coach/src/engine.js';
import { answer } from '../../services/coach/src/scripted/scripted-engine.js';
import { takeTurn } from '../../services/coach/src/testing/converse.js';
import type { Coach } from '../../services/coach/src/testing/mutating.js';

/**
 * A faulty coach, and the turn in which its first fault shows. Up to there it is asked the same as the good one, whose
 * answer its own is held against; then it is over, since the rest follows from the fault.
 */
export function untilFirstFault(mutant: Coach): { coach: Coach; first: () => number | undefined } {
  let asked = 0;
  let first: number | undefined;
  const coach: Coach = (turn) => {
    if (first !== undefined) throw new TrialFault('engine', 'The rest follows from the fault.');
    asked += 1;
    const wrong = mutant(turn);
    const good = answer(turn);
    if (canonicalJson([wrong.reply, wrong.actions]) === canonicalJson([good.reply, good.actions])) return good;
    if (effectOf(turn, wrong) !== effectOf(turn, good)) first = asked;
    return wrong;
  };
  return { coach, first: () => first };
}

/** What people see of an answer, and what comes of it by the rules: a fault without either is none. */
function effectOf({ state, past, message, now }: Turn, given: Answer): string {
  const {
    state: after,
    applied,
    refusedActions,
    answer: said,
  } = takeTurn(state, message, {
    now,
    past,
    coach: () => given,
  });
  return canonicalJson([
    said.reply.content,
    choicesOf(said.reply.component_config),
    applied,
    refusedActions,
    canonical(after).identities,
  ]);
}
