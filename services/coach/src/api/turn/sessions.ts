import { DeleteMessage, EndSession, StartSession } from '@rehearsal/contracts/instance/instance';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { RecentInstance } from '@rehearsal/contracts/instance/window';
import { GUEST_NAME } from '@rehearsal/contracts/coaching/newcomer';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import { UnavailableError } from '@rehearsal/platform/errors';
import { newId } from '@rehearsal/platform/ids';
import { ApiError } from '../api-error.js';
import type { ApiDependencies } from '../api-dependencies.js';
import { actorOf, type Speaker } from '../access/speaker.js';

const conversationNotFound = (id: string, speaker: Speaker): ApiError => {
  const remedy =
    speaker.kind === 'test'
      ? 'A token of a test user speaks in its own alone, for as long as that is there.'
      : 'POST /v1/conversations begins one.';
  const detail = `There is no conversation "${id}" of yours, or none any more. ${remedy}`;
  return new ApiError(404, 'not_found_error', 'conversation_not_found', detail, 'conversation');
};

type Owned = Pick<InstanceView, 'id' | 'kind' | 'owner_id'>;

const belongsTo = (view: Owned, speaker: Speaker): boolean =>
  speaker.kind === 'test' ? view.id === speaker.instanceId : view.kind === 'live' && view.owner_id === speaker.guestId;

function ownedBy<View extends Owned>(speaker: Speaker, id: string, view: View | undefined): View {
  if (!view || !belongsTo(view, speaker)) throw conversationNotFound(id, speaker);
  return view;
}

export type Sessions = ReturnType<typeof sessionsOf>;

/** The conversations of those who speak through the API: live sessions, or the one instance of a test user. */
export function sessionsOf({ instances, carryOut }: Pick<ApiDependencies, 'instances' | 'carryOut'>) {
  const given = (actor: Actor) => {
    const id = newId();
    return { id, correlationId: id, actor };
  };

  return {
    /** As whom commands of this speaker are given. */
    as: actorOf,

    /** Starts a session, which is in the journal once this resolves: whoever has its id may use it at once. */
    start: async (guest: Extract<Speaker, { kind: 'live' }>, ip: string | undefined): Promise<RecentInstance> => {
      const id = `conv_${newId().replaceAll('-', '')}`;
      await carryOut(StartSession, id, { guest_id: guest.guestId, first_name: GUEST_NAME }, given(actorOf(guest, ip)));
      const view = await instances.find(id);
      if (!view) throw new UnavailableError('The conversation was begun and cannot be read yet.');
      return view;
    },

    end: async (speaker: Speaker, id: string, ip: string | undefined): Promise<void> => {
      await carryOut(EndSession, id, {}, given(actorOf(speaker, ip)));
    },

    deleteMessage: async (
      speaker: Speaker,
      { id, kind }: Owned,
      message_id: string,
      ip: string | undefined,
    ): Promise<void> => {
      await carryOut(DeleteMessage, id, { message_id, kind }, given(actorOf(speaker, ip)));
    },

    /** The conversation as it is now, with its end; of another person's nobody learns that it exists. */
    find: async (speaker: Speaker, id: string): Promise<RecentInstance> =>
      ownedBy(speaker, id, await instances.find(id)),

    /** With all that was said in it. */
    whole: async (speaker: Speaker, id: string): Promise<Omit<InstanceView, 'digest'>> =>
      ownedBy(speaker, id, await instances.whole(id)),
  };
}
