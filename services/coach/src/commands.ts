import type { Actor } from '@rehearsal/contracts/messages/roles';

/** Who gives the commands that are the coach's own, and no guest's. */
export const COACH: Actor = { id: 'coach', role: 'service' };
