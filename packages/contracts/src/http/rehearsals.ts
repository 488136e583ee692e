import { z } from 'zod';
import { SpendLimit } from '../engine/engine-cost.js';
import { Id, Timestamp } from '../messages/message.js';
import { MOST_REHEARSALS, MOST_SEED, MOST_TRIALS } from '../rehearsal/bounds.js';
import { Gate } from '../rehearsal/gate.js';
import { Keep, RehearsalRunState, RehearsalRunView } from '../rehearsal/rehearsal-run.js';
import { RehearsalVerdict } from '../rehearsal/rehearsal-verdict.js';
import { CreateScenario } from '../scenario/scenario.js';
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
  /** How long its judged trials took: half of them longer. Absent where none was judged. */
  median_ms: z.number().nonnegative().optional(),
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

/** What a list of rehearsals is narrowed to. */
export const RehearsalFilter = z.strictObject({
  name: z.string().max(200).optional().meta({ description: 'Of the rehearsal or its scenario.' }),
  tag: z.string().max(50).optional(),
  scenario_id: Id.optional(),
});
export type RehearsalFilter = z.infer<typeof RehearsalFilter>;

export const RehearsalPage = pageOf(RehearsalRow);
export type RehearsalPage = z.infer<typeof RehearsalPage>;

const Name = z.string().normalize('NFC').trim().min(1).max(200);
const MOST_SELECTED = 100;

/** Which rehearsals, taken together, and how. What a rehearsal says of itself stands where nothing else is said here. */
export const RunRehearsals = z.strictObject({
  names: z
    .array(Name)
    .max(MOST_SELECTED)
    .default([])
    .meta({ description: 'Names of rehearsals, and of scenarios whose rehearsals are all meant.' }),
  tags: z.array(Name.max(50)).max(MOST_SELECTED).default([]).meta({ description: 'Tags of scenarios.' }),
  scenario_ids: z.array(Id).max(MOST_SELECTED).default([]),
  rehearsals: z
    .array(z.strictObject({ scenario_id: Id, rehearsal: Name }))
    .max(MOST_REHEARSALS)
    .default([])
    .meta({ description: 'Single rehearsals, where a name alone could mean those of several scenarios.' }),
  files: z
    .array(
      z.strictObject({
        file: z.string().max(1000).nullable().default(null).meta({ description: 'What the file is called.' }),
        content: CreateScenario.schema,
      }),
    )
    .max(MOST_REHEARSALS)
    .default([])
    .meta({ description: 'Scenario files, which run as they are: no scenario is made, found or changed.' }),
  repeat: z
    .int()
    .positive()
    .max(MOST_TRIALS)
    .optional()
    .meta({ description: 'Trials of each rehearsal; default: what it says itself.' }),
  trial: z
    .int()
    .positive()
    .max(MOST_TRIALS)
    .optional()
    .meta({ description: 'Only this trial of each, with the seed that it has in a run of the same seed.' }),
  gate: Gate.optional().meta({ description: 'In place of what each rehearsal says.' }),
  max_errors: z.int().nonnegative().optional(),
  engine: z.string().min(1).max(100).nullable().default(null).meta({ description: "null: the house's own." }),
  seed: z.int().nonnegative().max(MOST_SEED).default(1),
  keep: Keep.default('failed').meta({ description: 'Which test users stay for seven days when the run is over.' }),
  label: z.string().max(200).nullable().default(null),
  max_calls: SpendLimit.optional().meta({
    description:
      'Calls of the engine, over all trials; what is not judged by then ends as an error. Default: as the engine says.',
  }),
  max_tokens: SpendLimit.optional().meta({
    description: 'Tokens, over all trials, of an engine that tells them; like max_calls.',
  }),
});
export type RunRehearsals = z.infer<typeof RunRehearsals>;
/** What a run is asked for with; what is left out is as each rehearsal says. */
export type AskedRun = z.input<typeof RunRehearsals>;

/** A row of the list: the run without its trials. */
export const RehearsalRunRow = RehearsalRunView.omit({ trials: true }).meta({ id: 'RehearsalRunRow' });
export type RehearsalRunRow = z.infer<typeof RehearsalRunRow>;

/** What a list of rehearsal runs is narrowed to. */
export const RehearsalRunFilter = z.strictObject({
  state: RehearsalRunState.optional(),
  pinned: z.literal('true').optional().meta({ description: 'Only those that others are held against.' }),
  q: z.string().max(200).optional().meta({ description: 'Words of the label, a rehearsal or its scenario.' }),
});
export type RehearsalRunFilter = z.infer<typeof RehearsalRunFilter>;
