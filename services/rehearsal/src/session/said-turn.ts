import { NO_COST } from '@rehearsal/contracts/engine/engine-cost';
import { coachingOf } from '@rehearsal/contracts/instance/evolve-instance';
import type { InstanceFact } from '@rehearsal/contracts/instance/instance';
import { choicesOf } from '@rehearsal/contracts/coaching/choices';
import type { SaidTurn } from '@rehearsal/rehearsing/session';
import { toldAction } from '@rehearsal/rehearsing/told-state';
import { TrialFault } from '@rehearsal/rehearsing/trial-fault';
import type { HeardCommit } from './followed-instance.js';

type Failed = Extract<InstanceFact, { type: 'CoachTurnFailed' }>['data'];
type Replied = Extract<InstanceFact, { type: 'CoachReplied' }>['data'];

/** Of what stands beneath the engine: it was never asked, or its answer could not be kept. */
const OF_OURS = new Set(['COACH_UNAVAILABLE', 'COACH_FAILED', 'TURN_ABANDONED', 'TURN_ENDED']);

/** What a trial is told of a turn that ended. Throws TrialFault where the coach did not answer. */
export function saidTurn(
  { facts, after }: HeardCommit,
  turn: Pick<SaidTurn, 'messageId' | 'versionBefore' | 'durationMs'>,
): SaidTurn {
  const failed = facts.find(({ fact }) => fact.type === 'CoachTurnFailed')?.fact.data as Failed | undefined;
  if (failed) {
    const kind = OF_OURS.has(failed.code) ? 'infrastructure' : 'engine';
    throw new TrialFault(kind, `${failed.code}: ${failed.detail}`, { cost: failed.cost ?? NO_COST });
  }
  const replied = facts.find(({ fact }) => fact.type === 'CoachReplied')?.fact.data as Replied;
  const { message, prompt, engine, fingerprint, cost = NO_COST, times, refused_actions } = replied;
  const state = coachingOf(after.instance);
  const applied = facts.flatMap(({ fact, before }) =>
    fact.type === 'ActionApplied' && before ? [toldAction(fact.data.action, coachingOf(before))] : [],
  );
  return {
    ...turn,
    state,
    reply: { content: message.content, component_config: message.component_config },
    choices: choicesOf(message.component_config).map(({ label }) => label),
    applied,
    refused: refused_actions.map(({ action, reason }) => ({ ...toldAction(action, state), refused: reason })),
    prompt,
    cost,
    times,
    versionAfter: after.version,
    engine,
    fingerprint,
  };
}
