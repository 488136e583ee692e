import { z } from 'zod';
import { CleanupPlan } from '../../instance/cleanup.js';
import { Duration } from '../../instance/duration.js';
import { Id } from '../../messages/message.js';
import { Done, Operation } from '../operation.js';

/** Which instances are deleted, or with `dry_run` would be; several of these narrow it down. */
export const CleanupBody = z
  .strictObject({
    scenario_id: Id.optional(),
    tag: z.string().max(50).optional(),
    label: z.string().max(200).optional(),
    older_than: Duration.optional(),
    dry_run: z.boolean().default(false),
  })
  .refine(
    ({ scenario_id, tag, label, older_than }) => [scenario_id, tag, label, older_than].some((one) => one !== undefined),
    { message: 'say which instances: give scenario_id, tag, label or older_than; several narrow it down' },
  );
export type CleanupBody = z.input<typeof CleanupBody>;

/** What a cleanup would delete (`dry_run`). */
export const PlannedCleanup = CleanupPlan.extend({ dry_run: z.literal(true), total: z.int() });
export type PlannedCleanup = z.infer<typeof PlannedCleanup>;

/** A cleanup that was waited for. */
export const FinishedCleanup = Done.extend({ operation: Operation });
export type FinishedCleanup = z.infer<typeof FinishedCleanup>;
