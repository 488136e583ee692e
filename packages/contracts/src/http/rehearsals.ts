import { z } from 'zod';
import { Id, Timestamp } from '../messages/message.js';
import { RehearsalVerdict } from '../rehearsal/rehearsal-run.js';
import { pageOf } from './page.js';

/** Most runs that a row of the list tells of. */
export const LAST_RUNS = 20;

/** What a run showed of one rehearsal, once all of its trials had ended. */
export const RehearsalMark = z.strictObject({
  run_id: Id,
  /** The place of the rehearsal in that run, from 0. */
  rehearsal: z.int().nonnegative(),
  scenario_version: z.int().positive(),
  verdict: RehearsalVerdict,
  passed: z.int().nonnegative(),
  failed: z.int().nonnegative(),
  errors: z.int().nonnegative(),
  /** The name of the engine; null for the house's own. */
  engine: z.string().nullable(),
  ended_at: Timestamp,
});
export type RehearsalMark = z.infer<typeof RehearsalMark>;

/** A rehearsal of a scenario that can be run, and what its last runs showed. */
export const RehearsalRow = z
  .strictObject({
    scenario_id: Id,
    scenario_name: z.string(),
    /** The version that a run started now would go by. */
    scenario_version: z.int().positive(),
    tags: z.array(z.string()),
    rehearsal: z.string(),
    description: z.string(),
    /** Of how many trials a run is made unless it is asked for otherwise. */
    repeat: z.int().positive(),
    /** Newest first. */
    last_runs: z.array(RehearsalMark).max(LAST_RUNS),
  })
  .meta({ id: 'Rehearsal' });
export type RehearsalRow = z.infer<typeof RehearsalRow>;

export const RehearsalPage = pageOf(RehearsalRow);
