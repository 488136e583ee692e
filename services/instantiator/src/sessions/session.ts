import { newcomer } from '@rehearsal/contracts/coaching/newcomer';
import { guestEmail } from '@rehearsal/contracts/instance/instance';
import { Refusal } from '@rehearsal/platform/errors';
import type { Decide } from '../decide.js';
import { existing, refuseTakenId } from '../existing.js';

/** A live session begins empty: the coach greets whoever has just arrived. */
export const startSession: Decide<'StartSession'> = (state, { guest_id, first_name }, context) => {
  refuseTakenId(state, context);
  return [
    {
      type: 'InstanceCreated',
      data: {
        kind: 'live',
        scenario_id: null,
        scenario_name: null,
        scenario_version: null,
        primary: false,
        label: null,
        owner_id: guest_id,
        engine: null,
        seed: null,
        origin_digest: null,
        state: newcomer({ first_name, email: guestEmail(context.id) }),
      },
    },
  ];
};

export const endSession: Decide<'EndSession'> = (state, { reason }, context) => {
  existing(state, context, 'live');
  return [{ type: 'InstanceDeleted', data: { reason } }];
};

/** Whoever found the session idle read it a moment ago; somebody may have come back since. */
export const closeSession: Decide<'CloseSession'> = (state, { idle_since }, context) => {
  const session = existing(state, context, 'live');
  if (session.closed_at !== undefined)
    throw new Refusal('SESSION_CLOSED', `The session "${context.id}" was closed at ${session.closed_at} already.`);
  if (session.updated_at > idle_since)
    throw new Refusal('SESSION_IN_USE', `Somebody spoke in the session "${context.id}" at ${session.updated_at}.`);
  return [{ type: 'SessionClosed', data: { idle_since } }];
};
