import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { TurnOfMessage } from '@rehearsal/contracts/instance/turn';
import { factsOfEnd } from '@rehearsal/contracts/instance/turn-end';
import type { OwnerClient } from '@rehearsal/platform/http/owner-client';
import { unlessNotFound } from '@rehearsal/platform/http/unless-not-found';
import { foldedFrom, type At, type FollowedInstance } from './followed-instance.js';

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
      if (!at) return;
      const meta = { id: instanceId, version: end.version, at: end.reply?.timestamp ?? at.instance.updated_at };
      followed.shown(at, foldedFrom(before.instance, factsOfEnd(messageId, end), meta).facts);
    },
  };
}
