import { z } from 'zod';
import { command, event, Id, Timestamp } from '../messages/message.js';

/** As many as one cleanup removes; who has more asks again. */
export const MOST_CLEANED = 5000;

/** Which test instances a cleanup is about: those that everything given here is true of. */
export const CleanupFilter = z.strictObject({
  /** Of these scenarios; a tag was looked up before. */
  scenario_ids: z.array(Id).nullable(),
  label: z.string().nullable(),
  /** Not changed since. */
  unchanged_since: Timestamp.nullable(),
});
export type CleanupFilter = z.infer<typeof CleanupFilter>;

/**
 * Puts a cleanup on record, with what it was asked for and what it found. Its aggregate is the cleanup itself, which is
 * no instance. Each of those found is deleted by a `DeleteInstance` of its own with the same correlation id.
 */
export const CleanUpInstances = command(
  'CleanUpInstances',
  z.strictObject({ filter: CleanupFilter, instance_ids: z.array(Id).max(MOST_CLEANED) }),
);
export const CleanupStarted = event('CleanupStarted', CleanUpInstances.schema);

/** An instance that a cleanup would remove. */
export const CleanupRow = z.strictObject({
  id: Id,
  label: z.string().nullable(),
  scenario_id: Id.nullable(),
  scenario_name: z.string().nullable(),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type CleanupRow = z.infer<typeof CleanupRow>;

/** What a cleanup would do. Primary instances belong to their scenarios and are counted, never removed. */
export const CleanupPlan = z.strictObject({
  items: z.array(CleanupRow),
  kept_primary: z.int(),
  /** There are more than one cleanup removes. */
  more: z.boolean(),
});
export type CleanupPlan = z.infer<typeof CleanupPlan>;

/** How far a cleanup has come. */
export const CleanupProgress = z.strictObject({ total: z.int(), done: z.int() });
export type CleanupProgress = z.infer<typeof CleanupProgress>;
