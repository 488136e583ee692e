import { z } from 'zod';
import { LoadRunParameters, LoadRunState, LoadTestName } from './load-run.js';
import { RunRehearsals } from '../http/rehearsals.js';
import { command, event, Id, Timestamp, type CommandOf, type EventOf, type FactOf } from '../messages/message.js';
import { CommandRefused } from '../messages/refusals.js';
import { RehearsalRunQueued } from '../rehearsal/rehearsal-run.js';
import { CronText, TimeZone } from './schedule-cron.js';

/** A schedule is known by its name, which never changes. */
export const ScheduleName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'a schedule is named by up to 64 lower-case letters, digits and "-"');

/**
 * Rehearsals that are run again and again, in the version that their scenarios have at each time. A file is not there any
 * more at night, and one trial alone is somebody's question of the moment.
 */
export const ScheduledRehearsals = RunRehearsals.omit({ files: true, trial: true });
export type ScheduledRehearsals = z.infer<typeof ScheduledRehearsals>;

/** A load test with the parameters of its runs, or rehearsals: one of the two. */
const what = {
  test: LoadTestName.optional(),
  parameters: LoadRunParameters.optional(),
  rehearsals: ScheduledRehearsals.optional(),
};
const plan = {
  ...what,
  /** Five fields, or `@daily` and the like. */
  cron: CronText,
  time_zone: TimeZone,
  /** One that is not queues nothing, until it is again. */
  enabled: z.boolean(),
};
const Plan = z.strictObject(plan);

interface What {
  test?: string | undefined;
  parameters?: object | undefined;
  rehearsals?: object | undefined;
}

function refuseBoth({ test, parameters, rehearsals }: What, context: z.RefinementCtx): void {
  if (rehearsals === undefined) return;
  const fault = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message });
  if (test !== undefined) fault('rehearsals', 'a schedule runs a load test or rehearsals: leave one of them out');
  if (parameters !== undefined) fault('parameters', 'are of a load test, and rehearsals have none: leave them out');
}

export const CreateSchedule = command(
  'CreateSchedule',
  z
    .strictObject({ ...plan, time_zone: TimeZone.default('UTC'), enabled: z.boolean().default(true) })
    .superRefine((asked, context) => {
      refuseBoth(asked, context);
      if (asked.test !== undefined || asked.rehearsals !== undefined) return;
      context.addIssue({ code: 'custom', path: ['test'], message: 'name a load test, or say rehearsals' });
    }),
);
/** What is named is replaced as a whole. What runs load tests never comes to run rehearsals, nor the other way round. */
export const UpdateSchedule = command(
  'UpdateSchedule',
  Plan.partial()
    .refine((changes) => Object.keys(changes).length > 0, 'names nothing to change')
    .superRefine(refuseBoth),
);
export const DeleteSchedule = command('DeleteSchedule', z.strictObject({}));
/** Given by the runner's own clock. The id of the command is derived from name and time, so each time is decided once. */
export const FireSchedule = command(
  'FireSchedule',
  z.strictObject({
    time: Timestamp,
    /** Times before it that nothing was queued for, since nothing ran that could have. */
    missed: z.int().nonnegative(),
  }),
);

export const ScheduleCreated = event('ScheduleCreated', Plan);
export const ScheduleUpdated = event('ScheduleUpdated', Plan);
export const ScheduleDeleted = event('ScheduleDeleted', z.strictObject({}));
const firing = { time: Timestamp, missed: z.int().nonnegative() };
/** A run follows, whose id is here already: of the load test, or as it was planned of the rehearsals at that time. */
export const ScheduleFired = event(
  'ScheduleFired',
  z.strictObject({
    ...firing,
    run_id: Id,
    test: LoadTestName.optional(),
    parameters: LoadRunParameters.optional(),
    rehearsal_run: RehearsalRunQueued.schema.optional(),
  }),
);
/** No run follows, for this reason. */
export const ScheduleSkipped = event('ScheduleSkipped', z.strictObject({ ...firing, reason: z.string() }));

export const scheduleCommands = [CreateSchedule, UpdateSchedule, DeleteSchedule, FireSchedule] as const;
export const scheduleEvents = [
  ScheduleCreated,
  ScheduleUpdated,
  ScheduleDeleted,
  ScheduleFired,
  ScheduleSkipped,
  CommandRefused,
] as const;
export type ScheduleCommand = CommandOf<(typeof scheduleCommands)[number]>;
export type ScheduleEvent = EventOf<(typeof scheduleEvents)[number]>;
export type ScheduleFact = FactOf<(typeof scheduleEvents)[number]>;

/** What came of the last time. */
export const LastFiring = z.strictObject({
  ...firing,
  /** Null when no run was queued: `reason` then says why. */
  run_id: Id.nullable(),
  reason: z.string().nullable(),
});
export type LastFiring = z.infer<typeof LastFiring>;

export const Schedule = z.strictObject({
  name: ScheduleName,
  ...plan,
  created_by: z.string(),
  created_at: Timestamp,
  updated_at: Timestamp,
  last: LastFiring.nullable(),
});
export type Schedule = z.infer<typeof Schedule>;

/** As the API shows it. */
export const ScheduleView = Schedule.extend({
  version: z.int().positive(),
  /** The next three; none while it is paused. */
  next_times: z.array(Timestamp),
  /** Of the run that the last time queued; null for none, and for one that was refused; unknown while its owner is away. */
  last_state: z.enum([...LoadRunState.options, 'unknown']).nullable(),
}).meta({ id: 'Schedule' });
export type ScheduleView = z.infer<typeof ScheduleView>;

/** Who a scheduled run says it was asked for by. */
export const scheduleActor = (name: string): string => `schedule:${name}`;
