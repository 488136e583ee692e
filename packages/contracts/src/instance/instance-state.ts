import { z } from 'zod';
import { CoachingState } from '../coaching/coaching-state.js';
import { Id, Timestamp } from '../messages/message.js';
import { EngineChoice, SeedChoice } from './answered-by.js';
import { InstanceClock } from './clock.js';
import { ForkedFrom, InstanceKind } from './instance.js';

/** An instance as its owner keeps it; folded from its events by `evolveInstance`. */
export const Instance = CoachingState.extend({
  id: Id,
  kind: InstanceKind,
  scenario_id: Id.nullable(),
  scenario_name: z.string().nullable(),
  scenario_version: z.int().positive().nullable(),
  primary: z.boolean(),
  label: z.string().nullable(),
  /** Who made it: an admin's or token's id, or the guest whose session it is. */
  owner_id: z.string(),
  engine: EngineChoice,
  seed: SeedChoice,
  forked_from: ForkedFrom.optional(),
  /** Absent while the person lives in real time. */
  clock: InstanceClock.optional(),
  /** When it is deleted by itself, in real time; absent: never. */
  expires_at: Timestamp.optional(),
  /** Since when nothing more is said in a live session; absent: it is open. */
  closed_at: Timestamp.optional(),
  origin_digest: z.string().nullable(),
  /** User messages that the coach has not answered yet, oldest first. */
  pending_turns: z.array(Id),
  last_turn: z
    .strictObject({
      message_id: Id,
      engine: z.string(),
      prompt: z.string().nullable(),
      failure: z.strictObject({ code: z.string(), detail: z.string() }).nullable(),
    })
    .nullable(),
  /** The version that an undo goes back to: that before the last reset, or before the last undo of it. */
  undo_version: z.int().positive().nullable(),
  /** Whether the last reset is undone: one more undo goes forth to it again. */
  reset_undone: z.boolean().optional(),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type Instance = z.infer<typeof Instance>;

/** What an instance has only at times. Whoever shows instances says how each is shown: the compiler asks for it. */
export type InstanceCondition = {
  [Key in keyof Instance]-?: undefined extends Instance[Key] ? Key : never;
}[keyof Instance];

/** What readers get: the state, its version (as in socket pushes) and the digest that proves a reset when it equals `origin_digest`. */
export const InstanceView = Instance.extend({
  version: z.int().positive(),
  digest: z.string(),
  /** Where the last messages or actions alone were asked for: how many come before them. */
  earlier: z.strictObject({ messages: z.int().nonnegative(), actions: z.int().nonnegative() }).optional(),
}).meta({ id: 'Instance' });
export type InstanceView = z.infer<typeof InstanceView>;
