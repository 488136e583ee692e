import { evolveInstance } from '@rehearsal/contracts/instance/evolve-instance';
import type { Instance, InstanceFact, InstanceView } from '@rehearsal/contracts/instance/instance';
import type { TurnEnd, TurnOfMessage } from '@rehearsal/contracts/instance/turn';
import type { OwnerClient } from '@rehearsal/platform/http/owner-client';
import { unlessNotFound } from '@rehearsal/platform/http/unless-not-found';
import type { At, FollowedInstance, HeardCommit } from './followed-instance.js';

/** Asks the owner of an instance what its events have not told, and shows the answer to the one who follows it. */
export interface AskOwner {
  now(): Promise<void>;
  /** With what ended the turn of a message, where something has. */
  turn(messageId: string): Promise<void>;
}

export function askOwner(
  instantiator: Pick<OwnerClient, 'get'>,
  instanceId: string,
  followed: FollowedInstance,
): AskOwner {
  async function read(): Promise<At | undefined> {
    const view = await unlessNotFound(
      instantiator.get<Omit<InstanceView, 'digest'>>(`/instances/${instanceId}`, { digest: 'no' }),
    );
    if (!view) return undefined;
    const { version, earlier: _, ...instance } = view;
    return { instance, version };
  }

  return {
    now: async () => {
      const at = await read();
      if (at) followed.shown(at);
    },
    turn: async (messageId) => {
      const before = followed.at;
      const found = await unlessNotFound(
        instantiator.get<{ turn: TurnOfMessage | null }>(`/instances/${instanceId}/turns/${messageId}`),
      );
      const end = found?.turn?.end;
      if (!before || !end) return;
      const at = await read();
      if (at) followed.shown(at, factsOf(messageId, end, before));
    },
  };
}

/** The facts of a turn's end, as its events would have told them. */
function factsOf(messageId: string, end: TurnEnd, { instance, version }: At): HeardCommit['facts'] {
  const { reply, failure, engine, prompt, fingerprint, seed, refused_actions, actions } = end;
  if (reply === null || prompt === null || fingerprint === null || seed === null) {
    const { code, detail } = failure ?? { code: 'TURN_ABANDONED', detail: 'The turn ended without an answer.' };
    const data = { in_reply_to: messageId, code, detail, engine };
    return [{ fact: { type: 'CoachTurnFailed', data }, before: instance }];
  }
  const answered = { in_reply_to: messageId, message: reply, prompt, engine, fingerprint, seed, refused_actions };
  const facts: InstanceFact[] = [
    { type: 'CoachReplied', data: answered },
    ...actions.map(({ id, action, summary }): InstanceFact => {
      const data = { id, action, summary, coach_message_id: reply.id, at: reply.timestamp };
      return { type: 'ActionApplied', data };
    }),
  ];
  let now: Instance | undefined = instance;
  return facts.map((fact) => {
    const before = now;
    now = evolveInstance(now, fact, { id: instance.id, version: version + 1, at: reply.timestamp });
    return { fact, before };
  });
}
