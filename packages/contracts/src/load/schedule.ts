import { z } from 'zod';
import { LoadRunParameters, LoadRunState, LoadTestName } from './load-run.js';
import { command, event, Id, Timestamp, type CommandOf, type EventOf, type FactOf } from '../messages/message.js';
import { CommandRefused } from '../messages/refusals.js';
import { CronText, TimeZone } from './schedule-cron.js';

/** A schedule is known by its name, which never changes. */
export const ScheduleName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'a schedule is named by up to 64 lower-case letters, digits and "-"');

const plan = {
  test: LoadTestName,
  parameters: LoadRunParameters,
  /** Five fields, or `@daily` and the like. */
  cron: CronText,
  time_zone: TimeZone,
  /** One that is not queues nothing, until it is again. */
  enabled: z.boolean(),
};
const Plan = z.strictObject(plan);

export const CreateSchedule = command(
  'CreateSchedule',
  z.strictObject({
    ...plan,
    parameters: LoadRunParameters.default({}),
    time_zone: TimeZone.default('UTC'),
    enabled: z.boolean().default(true),
  }),
);
/** What is named is replaced as a whole. */
export const UpdateSchedule = command(
  'UpdateSchedule',
  Plan.partial().refine((changes) => Object.keys(changes).length > 0, 'names nothing to change'),
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
/** A run follows, whose id is here already. */
export const ScheduleFired = event(
  'ScheduleFired',
  z.strictObject({ ...firing, run_id: Id, test: LoadTestName, parameters: LoadRunParameters }),
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
  /** Of the run that the last time queued; null for none, and for one that was refused. */
  last_state: LoadRunState.nullable(),
}).meta({ id: 'Schedule' });
export type ScheduleView = z.infer<typeof ScheduleView>;

/** Who a scheduled run says it was asked for by. */
export const scheduleActor = (name: string): string => `schedule:${name}`;
