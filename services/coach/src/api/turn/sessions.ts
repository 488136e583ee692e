import { setTimeout as pause } from 'node:timers/promises';
import { EndSession, StartSession, type InstanceView } from '@rehearsal/contracts/instance/instance';
import { UnavailableError } from '@rehearsal/platform/errors';
import { newId } from '@rehearsal/platform/ids';
import { ApiError } from '../api-error.js';
import type { ApiParts } from '../api-parts.js';
import { actorOf, type Speaker } from '../access/speaker.js';

const CREATED_WITHIN_MS = 5000;
const SETTLED_WITHIN_MS = 5000;
const FIRST_LOOK_MS = 4;
const SLOWEST_LOOK_MS = 100;
const LAST_TURN_SECONDS = 60;

/** Looks again, less and less often, until `done` or the time is up; gives what it saw last. */
async function lookUntil<T>(look: () => Promise<T>, done: (seen: T) => boolean, withinMs: number): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (let wait = FIRST_LOOK_MS; ; wait = Math.min(wait * 2, SLOWEST_LOOK_MS)) {
    const seen = await look();
    if (done(seen) || Date.now() > deadline) return seen;
    await pause(wait);
  }
}

export const conversationNotFound = (id: string): ApiError =>
  new ApiError(404, 'not_found_error', 'conversation_not_found', `There is no conversation "${id}".`, 'conversation');

const belongsTo = (view: InstanceView, speaker: Speaker): boolean =>
  speaker.kind === 'test' ? view.id === speaker.instanceId : view.kind === 'live' && view.owner_id === speaker.guestId;

export type Sessions = ReturnType<typeof sessionsOf>;

/** The conversations of those who speak through the API: live sessions, or the one instance of a test user. */
export function sessionsOf({ instances, give, redis, keys }: ApiParts) {
  const command = (speaker: Speaker, ip: string | undefined, id: string = newId()) => ({
    id,
    correlationId: id,
    actor: actorOf(speaker, ip),
  });

  return {
    command,

    /** Starts a session and waits until it can be read: whoever has its id may use it at once. */
    start: async (guest: Extract<Speaker, { kind: 'live' }>, ip: string | undefined): Promise<InstanceView> => {
      const id = `conv_${newId().replaceAll('-', '')}`;
      await give(StartSession, id, { guest_id: guest.guestId, first_name: 'Guest' }, command(guest, ip));
      const view = await lookUntil(() => instances.find(id), Boolean, CREATED_WITHIN_MS);
      if (!view) throw new UnavailableError('The conversation was not ready in time; it will be soon.');
      return view;
    },

    end: async (speaker: Speaker, id: string, ip: string | undefined): Promise<void> => {
      await give(EndSession, id, {}, command(speaker, ip));
      await lookUntil(
        () => instances.find(id),
        (view) => !view,
        SETTLED_WITHIN_MS,
      );
    },

    /** The conversation as it is now; of another person's nobody learns that it exists. */
    find: async (speaker: Speaker, id: string): Promise<InstanceView> => {
      const view = await instances.find(id);
      if (!view || !belongsTo(view, speaker)) throw conversationNotFound(id);
      return view;
    },

    /** As `find`, with the turn that was stored last; throws UnavailableError where the journal does not have it in time. */
    findSettled: async (speaker: Speaker, id: string): Promise<InstanceView> => {
      const answered = await redis.get(keys.lastTurn(id));
      const has = (view: InstanceView | undefined) =>
        !view ||
        answered === null ||
        view.last_turn?.message_id === answered ||
        view.chat_messages.some((message) => message.id === `${answered}-reply`);
      const view = await lookUntil(() => instances.find(id), has, SETTLED_WITHIN_MS);
      if (!view || !belongsTo(view, speaker)) throw conversationNotFound(id);
      // Half of what was said would be a wrong answer; a late one is only late.
      if (!has(view)) throw new UnavailableError('The last turn is still being recorded; repeating is safe.');
      return view;
    },

    /** Told after a turn was stored, for `findSettled` in whichever process. */
    answered: async (id: string, messageId: string): Promise<void> => {
      await redis.set(keys.lastTurn(id), messageId, 'EX', LAST_TURN_SECONDS);
    },
  };
}
