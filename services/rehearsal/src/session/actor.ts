import { ownActor } from '@rehearsal/contracts/messages/own-actors';

/** Who gives the commands of trials. */
export const REHEARSAL = ownActor('rehearsal');
