import { z } from 'zod';
import { ActionRow, Break, ChatMessage, CoachState, Identity, Profile, UserNote } from '../coaching/coaching-state.js';
import { Timestamp } from '../messages/message.js';

/** Raised when a coach that reads this version would not understand the next. */
export const COACH_TURN_VERSION = 1;

/** No more of the past than this is sent, however long the session is. */
export const MOST_SENT = 100;

/** One turn, as a coach of your own is asked for it: the state before the message, in the state's own names. */
export const CoachTurn = z
  .strictObject({
    version: z.literal(COACH_TURN_VERSION).meta({ description: 'Of this shape.' }),
    message: z.string().meta({ description: 'What the person says now; `chat_messages` does not hold it yet.' }),
    choices: z.array(z.string()).meta({ description: "What the coach's last message offered to choose from." }),
    seed: z.uint32().meta({ description: 'The same turn with the same seed should get the same answer.' }),
    now: Timestamp.meta({ description: "What the person's clock shows, which may be moved ahead." }),
    instance_id: z.string().nullable().meta({ description: 'Whose session it is; null outside of one.' }),
    trial_id: z.string().nullable().meta({ description: 'The trial of a rehearsal; null where a person speaks.' }),
    profile: Profile.omit({ email: true }),
    coach_state: CoachState,
    identities: z.array(Identity),
    user_notes: z.array(UserNote),
    chat_messages: z.array(ChatMessage).meta({ description: `The last ${MOST_SENT} at most.` }),
    actions: z.array(ActionRow).meta({ description: `What the coach did, the last ${MOST_SENT} at most.` }),
    totals: z
      .strictObject({ chat_messages: z.int().nonnegative(), actions: z.int().nonnegative() })
      .meta({ description: 'How many there are, those included that are not sent.' }),
    breaks: z.array(Break),
  })
  .meta({ id: 'CoachTurn' });
export type CoachTurn = z.infer<typeof CoachTurn>;
