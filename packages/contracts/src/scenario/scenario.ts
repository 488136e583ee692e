import { z } from 'zod';
import { command, event, Id, Timestamp, type CommandOf, type EventOf, type FactOf } from '../messages/message.js';
import { CommandRefused } from '../messages/refusals.js';
import { refuseHidden } from '../text/hidden.js';
import { nameOf } from '../text/name.js';
import { Rehearsals } from '../rehearsal/rehearsal.js';
import { RehearsalVerdict } from '../rehearsal/rehearsal-verdict.js';
import { Template } from '../template/template.js';

export const ScenarioName = nameOf('a scenario');
const Description = z.string().max(10_000, 'a description has at most 10,000 characters');
/** One that is there twice says nothing more. */
const Tags = z
  .array(z.string().trim().min(1).max(50).superRefine(refuseHidden))
  .max(50)
  .overwrite((tags) => [...new Set(tags)]);

/** Where a frozen scenario came from: one version of one instance, so the cut is consistent. */
export const FrozenFrom = z.strictObject({
  instance_id: Id,
  version: z.int().positive(),
  kind: z.enum(['test', 'live']),
  /** Why personal data was kept; absent where it was replaced by pseudonyms, which is the rule. */
  raw_reason: z.string().optional(),
});
export type FrozenFrom = z.infer<typeof FrozenFrom>;

const Content = z.strictObject({
  name: ScenarioName.meta({ description: 'Unique among all scenarios.' }),
  description: Description.default('').meta({ description: 'What it is for.' }),
  tags: Tags.default([]).meta({ description: 'Words that it is found by.' }),
  template: Template,
  /** What is rehearsed from this template on. Not part of an instance's state, nor of its digest. */
  rehearsals: Rehearsals.default([]),
});

export const CreateScenario = command('CreateScenario', Content);
/** What was frozen has no rehearsals: nobody has said yet what should have happened. */
export const FreezeSession = command(
  'FreezeSession',
  Content.omit({ rehearsals: true }).extend({ source: FrozenFrom }),
);
/** Only what is named changes. `expected_version` refuses the update when someone else was faster. */
export const UpdateScenario = command(
  'UpdateScenario',
  z.strictObject({
    name: ScenarioName.optional(),
    description: Description.optional(),
    tags: Tags.optional(),
    template: Template.optional(),
    rehearsals: Rehearsals.optional(),
    expected_version: z.int().positive().optional(),
  }),
);
/** `expected_version` refuses the deletion of what someone else has changed meanwhile. */
export const DeleteScenario = command(
  'DeleteScenario',
  z.strictObject({ expected_version: z.int().positive().optional() }),
);

/** Most runs that a scenario tells of. */
export const LAST_RUNS_OF_SCENARIO = 10;

/** What a rehearsal run showed of a scenario: of several rehearsals the worst verdict, and their trials together. */
export const ScenarioMark = z
  .strictObject({
    run_id: Id,
    scenario_version: z.int().positive(),
    verdict: RehearsalVerdict,
    passed: z.int().nonnegative(),
    failed: z.int().nonnegative(),
    errors: z.int().nonnegative(),
    ended_at: Timestamp,
  })
  .meta({ id: 'ScenarioMark' });
export type ScenarioMark = z.infer<typeof ScenarioMark>;

/** Kept beside a scenario, so that lists can be ordered and narrowed by it; no version comes of it. */
export const RecordRehearsed = command('RecordRehearsed', ScenarioMark);

const Revision = z.strictObject({
  /** Counts the updates of a scenario, from 1; not the journal's sequence, which also counts refusals. */
  version: z.int().positive(),
  name: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  template: Template,
  rehearsals: Rehearsals,
});

export const ScenarioCreated = event('ScenarioCreated', Revision.extend({ source: FrozenFrom.nullable() }));
export const ScenarioUpdated = event('ScenarioUpdated', Revision);
/** An update that named nothing new: it is on record, and the version stays. */
export const ScenarioUnchanged = event('ScenarioUnchanged', z.strictObject({ version: z.int().positive() }));
export const ScenarioDeleted = event('ScenarioDeleted', z.strictObject({}));

export const ScenarioRehearsed = event('ScenarioRehearsed', ScenarioMark);

export const scenarioCommands = [
  CreateScenario,
  FreezeSession,
  UpdateScenario,
  DeleteScenario,
  RecordRehearsed,
] as const;
export const scenarioEvents = [
  ScenarioCreated,
  ScenarioUpdated,
  ScenarioUnchanged,
  ScenarioDeleted,
  ScenarioRehearsed,
  CommandRefused,
] as const;
export type ScenarioCommand = CommandOf<(typeof scenarioCommands)[number]>;
export type ScenarioEvent = EventOf<(typeof scenarioEvents)[number]>;
export type ScenarioFact = FactOf<(typeof scenarioEvents)[number]>;

/** A scenario as its owner keeps and shows it. */
export const Scenario = Revision.extend({
  id: Id,
  source: FrozenFrom.nullable(),
  created_by: z.string(),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type Scenario = z.infer<typeof Scenario>;

/** As much of an instance as its scenario shows of it. */
export const PrimaryInstance = z.strictObject({ id: Id, email: z.string(), version: z.int() });
export type PrimaryInstance = z.infer<typeof PrimaryInstance>;

/** What the gateway answers: the owner's scenario and the primary instance beside it. */
export const ScenarioView = Scenario.extend({ primary_instance: PrimaryInstance.nullable() }).meta({ id: 'Scenario' });
export type ScenarioView = z.infer<typeof ScenarioView>;

/** How many test users there are of it, and when the last of them was made, spoken to or changed. */
export const ScenarioUse = z.strictObject({
  /** Counted up to `MOST_COUNTED`. */
  instances: z.int().nonnegative(),
  last_used_at: Timestamp.nullable(),
});
export type ScenarioUse = z.infer<typeof ScenarioUse>;

/** Most scenarios whose use is told at once. */
export const USES_AT_ONCE = 20;
/** What the owner of instances tells the owner of scenarios, whose lists are ordered by it. */
export const ScenarioUses = z.strictObject({
  items: z.array(ScenarioUse.extend({ id: Id })).max(USES_AT_ONCE),
});
export type ScenarioUses = z.infer<typeof ScenarioUses>;

/** A row of the list carries no template, so no transcript. */
export const ScenarioRow = ScenarioView.omit({ template: true, rehearsals: true })
  .extend({
    /** Their names. */
    rehearsals: z.array(z.string()),
    current_phase: z.string(),
    counts: z.strictObject({ identities: z.int(), chat_messages: z.int(), user_notes: z.int(), actions: z.int() }),
    /** What its last rehearsal runs showed, newest first. */
    last_runs: z.array(ScenarioMark).max(LAST_RUNS_OF_SCENARIO),
    /** Only where `include=use` asks for it. */
    use: ScenarioUse.optional(),
  })
  .meta({ id: 'ScenarioRow' });
export type ScenarioRow = z.infer<typeof ScenarioRow>;
/** As its owner has it: instances are another's. */
export type OwnedScenarioRow = Omit<ScenarioRow, 'primary_instance' | 'use'>;
