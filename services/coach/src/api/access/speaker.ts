import type { Actor } from '@rehearsal/contracts/messages/roles';

/** Who speaks through the API: a guest with sessions of their own, or a test user, who is one instance. */
export type Speaker =
  { readonly kind: 'live'; readonly guestId: string } | { readonly kind: 'test'; readonly instanceId: string };

/** As whom the speaker gives commands. */
export const actorOf = (speaker: Speaker, ip: string | undefined): Actor => ({
  id: speaker.kind === 'live' ? speaker.guestId : speaker.instanceId,
  role: 'guest',
  ...(ip === undefined ? {} : { ip }),
});
