import type { InstanceFact } from './instance.js';
import type { TurnEnd } from './turn.js';

/** What the events of a commit say of the end of a turn, and of which message; nothing where they end none. */
export function endOfTurn(
  [first, ...others]: readonly InstanceFact[],
  version: number,
): { to: string; end: TurnEnd } | undefined {
  if (first?.type === 'CoachReplied') {
    const {
      in_reply_to: to,
      message: reply,
      engine,
      fingerprint,
      seed,
      cost,
      times,
      prompt,
      refused_actions,
    } = first.data;
    const actions = others.flatMap(({ type, data }) =>
      type === 'ActionApplied' ? [{ id: data.id, action: data.action, summary: data.summary }] : [],
    );
    const by = { engine, fingerprint, seed, ...(cost && { cost }), ...(times && { times }) };
    return { to, end: { version, reply, failure: null, ...by, actions, refused_actions, prompt } };
  }
  if (first?.type !== 'CoachTurnFailed') return undefined;
  const { in_reply_to: to, code, detail, engine, cost } = first.data;
  const failure = { code, detail };
  const by = { engine, fingerprint: null, seed: null, ...(cost && { cost }) };
  return { to, end: { version, reply: null, failure, ...by, actions: [], refused_actions: [], prompt: null } };
}

/** The way back: the events that ended the turn of a message, from what their owner tells of them. */
export function factsOfEnd(to: string, end: TurnEnd): InstanceFact[] {
  const { reply, failure, engine, prompt, fingerprint, seed, refused_actions, actions } = end;
  const counted = end.cost && { cost: end.cost };
  if (reply === null || prompt === null || fingerprint === null || seed === null) {
    const { code, detail } = failure ?? { code: 'TURN_ABANDONED', detail: 'The turn ended without an answer.' };
    return [{ type: 'CoachTurnFailed', data: { in_reply_to: to, code, detail, engine, ...counted } }];
  }
  const by = { engine, fingerprint, seed, ...counted, ...(end.times && { times: end.times }) };
  const answered = { in_reply_to: to, message: reply, prompt, ...by, refused_actions };
  return [
    { type: 'CoachReplied', data: answered },
    ...actions.map(({ id, action, summary }): InstanceFact => {
      const data = { id, action, summary, coach_message_id: reply.id, at: reply.timestamp };
      return { type: 'ActionApplied', data };
    }),
  ];
}
