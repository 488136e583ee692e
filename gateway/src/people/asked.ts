import type { Actor } from '@rehearsal/contracts/messages/roles';
import { childId } from '@rehearsal/platform/ids';
import { actorOf } from '../access/principal.js';
import type { CommandIdentity } from '../commanding/commands.js';
import type { Call } from '../http/route.js';

/** Who asks, and under which id: the same id twice is the same command, and must ask for the same. */
export interface Asked {
  id: string;
  actor: Actor;
  commandHash?: string;
}

export const askedBy = ({ principal, request }: Call, { id, hash }: CommandIdentity): Asked => ({
  id,
  actor: actorOf(principal, request.ip),
  ...(hash === undefined ? {} : { commandHash: hash }),
});

/** The command for a link that follows from one that invites. */
export const linkOf = (asked: Asked): Asked => ({ ...asked, id: childId(asked.id, 'link') });
