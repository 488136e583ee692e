import { ownActor } from '@rehearsal/contracts/messages/own-actors';

/** Who gives the commands that are the coach's own, and no guest's. */
export const COACH = ownActor('coach');
