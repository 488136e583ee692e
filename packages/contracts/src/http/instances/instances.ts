import { z } from 'zod';
import { ChatMessage } from '../../coaching/coaching-state.js';
import { Phase } from '../../coaching/enums.js';
import { ConversationFormat } from '../../conversation/conversation.js';
import { EngineChoice, SeedChoice } from '../../instance/answered-by.js';
import { Duration } from '../../instance/duration.js';
import { ForkInstance, InstanceKind, SendMessage } from '../../instance/instance.js';
import { InstanceView, type InstanceCondition } from '../../instance/instance-state.js';
import { TurnEnd } from '../../instance/turn.js';
import { windowShape } from '../../instance/window.js';
import { Id, Timestamp } from '../../messages/message.js';
import { Actor } from '../../messages/roles.js';
import { Label } from '../../text/name.js';
import { Done } from '../operation.js';

/**
 * What an instance has only at times, as rows tell it; null: it has it not. The compiler asks for a new one, unless it is
 * named among those that rows leave out.
 */
const conditions = {
  /** When it is deleted by itself. */
  expires_at: Timestamp.nullable(),
  /** Since when nothing more is said in a live session. */
  closed_at: Timestamp.nullable(),
} satisfies Record<Exclude<InstanceCondition, 'forked_from' | 'clock' | 'reset_undone'>, z.ZodType>;

export type ListedCondition = keyof typeof conditions;
export const listedConditions = Object.keys(conditions) as ListedCondition[];

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
    ...conditions,
  })
  .meta({ id: 'InstanceRow' });
export type InstanceRow = z.infer<typeof InstanceRow>;

/** What a list of instances is narrowed to. */
export const InstanceFilter = z.strictObject({
  kind: InstanceKind.optional(),
  scenario_id: Id.optional(),
  owner_id: z.string().max(200).optional(),
  q: z.string().max(200).optional().meta({ description: 'Words of the name, e-mail, label or scenario.' }),
});
export type InstanceFilter = z.infer<typeof InstanceFilter>;

/** At which version; without one, as it is now. */
export const AtQuery = z.strictObject({ at: z.coerce.number<string>().int().positive().optional() });

/** Which part of an instance, and at which version. */
export const InstanceQuery = AtQuery.extend(windowShape);

/** Which messages, and as which file. */
export const MessagesQuery = AtQuery.extend({
  format: ConversationFormat.optional(),
  messages: windowShape.messages,
  before: windowShape.before,
});

/** The last turns, so many of them; with `prompts=no` without what the engine was given, which is most of each. */
export const TurnsQuery = AtQuery.extend({
  last: z.coerce.number<string>().int().min(1).max(500).optional(),
  prompts: z.enum(['yes', 'no']).optional(),
});
export type TurnsQuery = z.infer<typeof TurnsQuery>;

/** An answer holds what is new or last; with this, all that there is. */
export const IncludeQuery = z.strictObject({ include: z.literal('instance').optional() });

/** How long a test user lives, in real time. Absent: as the house has it. Null: until it is deleted. */
const Ttl = Duration.nullable().optional();

/** Another test user of a scenario. */
export const InstantiateBody = z.strictObject({
  label: Label.nullable().default(null),
  ttl: Ttl,
  engine: EngineChoice.default(null),
  seed: SeedChoice.default(null),
});
export type InstantiateBody = z.input<typeof InstantiateBody>;

/** Another test user who is as one was: at one point in time at most, a version or right after a message. */
export const ForkBody = ForkInstance.schema
  .omit({ source_id: true, ttl_seconds: true })
  .extend({ ttl: Ttl })
  .refine(({ at_version, after_message_id }) => at_version === null || after_message_id === null, {
    path: ['after_message_id'],
    message: 'give at_version or after_message_id, not both',
  });
export type ForkBody = z.input<typeof ForkBody>;

/** How a scenario is started: with its primary instance as it is, or fresh. */
export const StartBody = z.strictObject({ fresh: z.boolean().default(false) });
export type StartBody = z.input<typeof StartBody>;

/** What is said to the coach. */
export const MessageBody = z.strictObject({ content: SendMessage.schema.shape.content });
export type MessageBody = z.input<typeof MessageBody>;

/** What one commit did to an instance. */
export const InstanceHistoryRow = z
  .strictObject({
    version: z.int().positive(),
    command: z.string(),
    at: Timestamp,
    actor: Actor,
    events: z.array(z.string()),
    /** Where a message was said, answered or left without an answer: the id of that message. */
    message_id: Id.optional(),
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

/** Where a test user's clock is moved to: a moment, or ahead by a length of time. */
export const ClockBody = z
  .strictObject({
    set: z.iso
      .datetime({ offset: true, error: 'must be an ISO 8601 date-time with a zone, such as 2026-03-01T09:00:00Z' })
      .optional(),
    advance: Duration.optional(),
  })
  .refine(({ set, advance }) => (set === undefined) !== (advance === undefined), {
    message: 'give "set" (a moment) or "advance" (a length of time), one of them',
  });
export type ClockBody = z.input<typeof ClockBody>;

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
