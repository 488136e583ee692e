import { z } from 'zod';
import { Action } from '../actions/actions.js';
import { ChatMessage, CoachingState } from '../coaching/coaching-state.js';
import { GUEST_NAME } from '../coaching/newcomer.js';
import { LONGEST_SECONDS } from './duration.js';
import { AnsweredBy, EngineChoice, SeedChoice } from './answered-by.js';
import { CleanUpInstances, CleanupStarted } from './cleanup.js';
import { InstanceClock } from './clock.js';
import { FilledText, SpokenText, Text } from '../json/values.js';
import { command, event, Id, Timestamp, type CommandOf, type EventOf, type FactOf } from '../messages/message.js';
import { CommandRefused } from '../messages/refusals.js';
import { Template } from '../template/template.js';
import { Label } from '../text/name.js';

/** `test` data is made and thrown away by us; `live` belongs to a guest of the coach's API. Kept apart where writes happen. */
export const InstanceKind = z.enum(['test', 'live']);
export type InstanceKind = z.infer<typeof InstanceKind>;

/** Test users never have an address that mail could reach (RFC 2606 reserves `.invalid`). */
export const reservedEmail = (instanceId: string): string => `${instanceId.toLowerCase()}@test.rehearsal.invalid`;

/** Guests have given no address; theirs is as unreachable, and told apart from those of test users. */
export const guestEmail = (sessionId: string): string => `${sessionId.toLowerCase()}@guest.rehearsal.invalid`;

/** How long a test instance lives in real time: absent means as long as the house lets it, null means until it is deleted. */
const Ttl = z.int().positive().max(LONGEST_SECONDS).nullable().optional();

const Origin = {
  scenario_id: Id,
  scenario_name: z.string(),
  scenario_version: z.int().positive(),
  /** Absent: that of the scenario at this version. */
  template: Template.optional(),
  /** Whom it describes, where it is absent: so the record of the command says who is meant. */
  first_name: z.string().optional(),
};

export const InstantiateScenario = command(
  'InstantiateScenario',
  z.strictObject({
    ...Origin,
    /**
     * Null where the template is of no scenario that is kept here: the command then carries it, and the instance keeps it
     * and goes back to it.
     */
    scenario_id: Id.nullable(),
    scenario_version: z.int().positive().nullable(),
    engine: EngineChoice.default(null),
    seed: SeedChoice.default(null),
    /** The clock stands where the template says, or at `STANDS_AT_FIRST`, and is moved by `MoveClock` alone. */
    clock_stands: z.boolean().default(false),
    primary: z.boolean().default(false),
    label: Label.nullable().default(null),
    ttl_seconds: Ttl,
  }),
);
/**
 * Names the version it goes back to, so a reset follows the scenario's current one. An instance without a scenario
 * goes back to the template that it keeps.
 */
export const ResetInstance = command(
  'ResetInstance',
  z.union([z.strictObject(Origin), z.strictObject({ scenario_id: z.null() })]),
);
/**
 * Makes a test instance of another as it was: at a version, or right after a message. Without either: as it is now. The
 * new instance is reset to the same scenario as its source, and has its engine and seed where no other is given.
 */
export const ForkInstance = command(
  'ForkInstance',
  z.strictObject({
    source_id: Id,
    at_version: z.int().positive().nullable().default(null),
    after_message_id: Id.nullable().default(null),
    engine: EngineChoice.optional(),
    seed: SeedChoice.optional(),
    label: Label.nullable().default(null),
    ttl_seconds: Ttl,
  }),
);
export const UndoReset = command('UndoReset', z.strictObject({}));
/** Sets a test user's clock to a moment, or ahead by a length of time. It never goes back; a reset takes it back to where it began. */
export const MoveClock = command(
  'MoveClock',
  z.union([
    z.strictObject({ set: Timestamp }),
    z.strictObject({ advance_seconds: z.int().positive().max(LONGEST_SECONDS) }),
  ]),
);

/** Why an instance went: somebody asked, a cleanup, its time was up, its scenario went, or its guest ended the session. */
export const DeletionReason = z.enum(['asked', 'cleanup', 'expired', 'scenario_deleted', 'ended']);
export type DeletionReason = z.infer<typeof DeletionReason>;

export const DeleteInstance = command(
  'DeleteInstance',
  z.strictObject({ reason: DeletionReason.exclude(['ended']).default('asked') }),
);
/** A guest's conversation is a live session; its aggregate id is the conversation's id. */
export const StartSession = command(
  'StartSession',
  z.strictObject({ guest_id: Id, first_name: FilledText.default(GUEST_NAME) }),
);
/** By its guest, or once it was closed for as long as the house keeps what was said. */
export const EndSession = command(
  'EndSession',
  z.strictObject({ reason: DeletionReason.extract(['ended', 'expired']).default('ended') }),
);
/** Nothing more is said in a session that nobody has spoken in since; it can be read and frozen until it is deleted. */
export const CloseSession = command('CloseSession', z.strictObject({ idle_since: Timestamp }));
/** `kind` is what the sender believes it writes to; the owner refuses a mismatch. */
export const SendMessage = command(
  'SendMessage',
  z.strictObject({ message_id: Id, content: SpokenText, kind: InstanceKind }),
);

export const CoachReply = z.strictObject({
  content: Text,
  /** What a host application shows beside the text, such as canned choices. */
  component_config: ChatMessage.shape.component_config,
});
export type CoachReply = z.infer<typeof CoachReply>;

export const RecordCoachTurn = command(
  'RecordCoachTurn',
  z.strictObject({
    /** The user's message that is answered; the coach's message gets `<message_id>-reply`. */
    message_id: Id,
    reply: CoachReply,
    actions: z.array(Action).max(100),
    /** What was sent to the engine, shown in the coach-state view. */
    prompt: z.string(),
    ...AnsweredBy.shape,
    kind: InstanceKind,
  }),
);
export const RecordCoachFailure = command(
  'RecordCoachFailure',
  z.strictObject({
    message_id: Id,
    code: z.string(),
    detail: z.string(),
    engine: z.string(),
    cost: AnsweredBy.shape.cost,
    kind: InstanceKind,
  }),
);
/** Takes one message out of the conversation, as OpenAI's clients can; what the coach made of it stays. */
export const DeleteMessage = command('DeleteMessage', z.strictObject({ message_id: Id, kind: InstanceKind }));
/** Gives up waiting for an answer: recorded as the turn's failure, with who ended it. What comes later is not kept. */
export const EndTurn = command('EndTurn', z.strictObject({ message_id: Id, kind: InstanceKind }));

export const ForkedFrom = z.strictObject({ instance_id: Id, version: z.int().positive() });

export const InstanceCreated = event(
  'InstanceCreated',
  z.strictObject({
    kind: InstanceKind,
    scenario_id: Id.nullable(),
    scenario_name: z.string().nullable(),
    scenario_version: z.int().positive().nullable(),
    primary: z.boolean(),
    label: z.string().nullable(),
    owner_id: z.string(),
    engine: EngineChoice,
    seed: SeedChoice,
    /** What an instance without a scenario goes back to; in the journal alone. */
    template: Template.optional(),
    /** The state that a fork began with. */
    forked_from: ForkedFrom.optional(),
    /** That of a fork goes on as its source's; the one of a template begins where the template says. */
    clock: InstanceClock.optional(),
    expires_at: Timestamp.optional(),
    /** Digest of the template's state, which a reset must give again; null for a live session. */
    origin_digest: z.string().nullable(),
    /** That of a fork is the one that `forked_from` names, with an address of its own, and is not told again. */
    state: CoachingState.optional(),
  }),
);
export const InstanceReset = event(
  'InstanceReset',
  z.strictObject({
    scenario_name: z.string().nullable(),
    scenario_version: z.int().positive().nullable(),
    /** The version that an undo goes back to. */
    undo_version: z.int().positive(),
    origin_digest: z.string(),
    clock: InstanceClock.optional(),
    /** In the journal; those who hear of a reset read the instance. */
    state: CoachingState.optional(),
  }),
);
export const ResetUndone = event(
  'ResetUndone',
  z.strictObject({
    restored_version: z.int().positive(),
    /** How many messages of before the undo are not there any more. */
    discarded_messages: z.int().nonnegative(),
    scenario_name: z.string().nullable(),
    scenario_version: z.int().positive().nullable(),
    origin_digest: z.string().nullable(),
    clock: InstanceClock.optional(),
    /** That of `restored_version`, which is not told again. */
    state: CoachingState.optional(),
  }),
);
/** `from` and `to` are what the person's clock showed at that moment, before and after. */
export const ClockMoved = event('ClockMoved', z.strictObject({ from: Timestamp, to: Timestamp, clock: InstanceClock }));
export const MessageSent = event('MessageSent', z.strictObject({ kind: InstanceKind, message: ChatMessage }));
export const CoachReplied = event(
  'CoachReplied',
  z.strictObject({
    in_reply_to: Id,
    message: ChatMessage,
    prompt: z.string(),
    ...AnsweredBy.shape,
    /** Actions of the engine that the rules did not let through, with the reason: seen, never silent. */
    refused_actions: z.array(z.strictObject({ action: Action, reason: z.string() })),
  }),
);
/** Follows `CoachReplied` in the same commit, once for each action that changed something. */
export const ActionApplied = event(
  'ActionApplied',
  z.strictObject({ id: Id, action: Action, summary: z.string(), coach_message_id: Id, at: Timestamp }),
);
export const CoachTurnFailed = event(
  'CoachTurnFailed',
  z.strictObject({
    in_reply_to: Id,
    code: z.string(),
    detail: z.string(),
    engine: z.string(),
    cost: AnsweredBy.shape.cost,
  }),
);
export const MessageDeleted = event('MessageDeleted', z.strictObject({ message_id: Id }));
export const InstanceDeleted = event('InstanceDeleted', z.strictObject({ reason: DeletionReason }));
export const SessionClosed = event('SessionClosed', z.strictObject({ idle_since: Timestamp }));

export const instanceCommands = [
  InstantiateScenario,
  ForkInstance,
  ResetInstance,
  UndoReset,
  MoveClock,
  DeleteInstance,
  CleanUpInstances,
  StartSession,
  EndSession,
  CloseSession,
  SendMessage,
  RecordCoachTurn,
  RecordCoachFailure,
  EndTurn,
  DeleteMessage,
] as const;
export const instanceEvents = [
  InstanceCreated,
  InstanceReset,
  ResetUndone,
  ClockMoved,
  MessageSent,
  CoachReplied,
  ActionApplied,
  CoachTurnFailed,
  MessageDeleted,
  InstanceDeleted,
  SessionClosed,
  CleanupStarted,
  CommandRefused,
] as const;
export type InstanceCommand = CommandOf<(typeof instanceCommands)[number]>;
export type InstanceEvent = EventOf<(typeof instanceEvents)[number]>;
export type InstanceFact = FactOf<(typeof instanceEvents)[number]>;
