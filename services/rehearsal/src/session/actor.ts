import type { Actor } from '@rehearsal/contracts/messages/roles';

/** Who gives the commands of trials. */
export const REHEARSAL: Actor = { id: 'rehearsal', role: 'service' };
