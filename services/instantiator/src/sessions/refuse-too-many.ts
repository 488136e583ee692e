import { Refusal } from '@rehearsal/platform/errors';
import type { InstanceJournal } from '../instance-journal.js';

export interface SessionLimits {
  /** Live sessions of one guest. */
  ofGuest: number;
  /** Live sessions there are at all. */
  altogether: number;
}

/** How long a count of all of them is believed; what begins meanwhile is added to it. */
const BELIEVED_MS = 1000;

export type RefuseTooManySessions = (guestId: string) => Promise<void>;

/** Guests come without an account: what they leave is limited in number, as each of it is in size (ADR 16). */
export function refuseTooManySessions(
  { snapshots }: InstanceJournal,
  { ofGuest, altogether }: SessionLimits,
  now: () => Date,
): RefuseTooManySessions {
  let counted = { at: 0, sessions: 0 };

  return async (guestId) => {
    if (now().getTime() - counted.at > BELIEVED_MS)
      counted = { at: now().getTime(), sessions: await snapshots.countDocuments({ kind: 'live' }) };
    if (counted.sessions >= altogether)
      throw new Refusal(
        'TOO_MANY_SESSIONS',
        `There are ${altogether} live sessions, which is the limit: try again later.`,
      );
    const own = await snapshots.countDocuments({ owner_id: guestId, kind: 'live' }, { limit: ofGuest });
    if (own >= ofGuest)
      throw new Refusal(
        'TOO_MANY_SESSIONS',
        `A guest has at most ${ofGuest} sessions: delete one, or go on with one that is there.`,
      );
    counted.sessions += 1;
  };
}
