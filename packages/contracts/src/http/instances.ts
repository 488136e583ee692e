import { z } from 'zod';
import { ChatMessage } from '../coaching/coaching-state.js';
import { Phase } from '../coaching/enums.js';
import { InstanceKind } from '../instance/instance.js';
import { InstanceView } from '../instance/instance-state.js';
import { TurnEnd } from '../instance/turn.js';
import { Id, Timestamp } from '../messages/message.js';
import { Actor } from '../messages/roles.js';
import { Done } from './operation.js';

/** A row of the list of instances: no transcript. */
export const InstanceRow = z
  .strictObject({
    id: Id,
    version: z.int().positive(),
    kind: InstanceKind,
    label: z.string().nullable(),
    primary: z.boolean(),
    scenario_id: Id.nullable(),
    scenario_name: z.string().nullable(),
    owner_id: z.string(),
    email: z.string(),
    first_name: z.string(),
    last_name: z.string(),
    current_phase: Phase,
    /** How much was said; null: nothing has happened to it since rows tell. */
    messages: z.int().nonnegative().nullable(),
    created_at: Timestamp,
    updated_at: Timestamp,
    /** When it is deleted by itself; null: never. */
    expires_at: Timestamp.nullable(),
    /** Since when nothing more is said in a live session; null: it is open. */
    closed_at: Timestamp.nullable(),
  })
  .meta({ id: 'InstanceRow' });
export type InstanceRow = z.infer<typeof InstanceRow>;

/** What one commit did to an instance. */
export const InstanceHistoryRow = z
  .strictObject({
    version: z.int().positive(),
    command: z.string(),
    at: Timestamp,
    actor: Actor,
    events: z.array(z.string()),
  })
  .meta({ id: 'InstanceHistoryRow' });
export type InstanceHistoryRow = z.infer<typeof InstanceHistoryRow>;

/** Who looks at an instance: ids of people and tokens. */
export const InstanceWatchers = z
  .strictObject({ instance_id: Id, watchers: z.array(z.string()) })
  .meta({ id: 'InstanceWatchers' });
export type InstanceWatchers = z.infer<typeof InstanceWatchers>;

/** A chat turn, once the coach has replied: what it changed. `include=instance` adds all that there is now. */
export const ChatTurn = TurnEnd.pick({ version: true, actions: true, refused_actions: true })
  .extend({ reply: ChatMessage, instance: InstanceView.optional() })
  .meta({ id: 'ChatTurn' });
export type ChatTurn = z.infer<typeof ChatTurn>;

/** The answer to what was done to an instance: it was reset, or its turn was ended. */
export const ChangedInstance = Done.extend({ instance: InstanceView });
export type ChangedInstance = z.infer<typeof ChangedInstance>;

/** What a person's clock shows, and how far it is from real time. */
export const ClockView = z
  .strictObject({
    now: Timestamp,
    real_now: Timestamp,
    offset_ms: z.int(),
    /** Whether it shows the same moment until it is moved, instead of running on. */
    stands: z.boolean(),
    version: z.int().positive(),
  })
  .meta({ id: 'Clock' });
export type ClockView = z.infer<typeof ClockView>;

export const ClockMovedView = z.strictObject({
  clock: ClockView.pick({ now: true, offset_ms: true, stands: true }),
  instance: InstanceView,
});
export type ClockMovedView = z.infer<typeof ClockMovedView>;
