import { z } from 'zod';
import { CleanupPlan } from '../instance/cleanup.js';
import { Done, Operation } from './operation.js';

/** What a cleanup would delete (`dry_run`). */
export const PlannedCleanup = CleanupPlan.extend({ dry_run: z.literal(true), total: z.int() });
export type PlannedCleanup = z.infer<typeof PlannedCleanup>;

/** A cleanup that was waited for. */
export const FinishedCleanup = Done.extend({ operation: Operation });
export type FinishedCleanup = z.infer<typeof FinishedCleanup>;
