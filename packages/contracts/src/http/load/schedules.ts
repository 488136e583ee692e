import { z } from 'zod';
import { LoadTestName } from '../../load/load-run.js';
import { CreateSchedule, ScheduleName, ScheduleView, type UpdateSchedule } from '../../load/schedule.js';
import { pageOf } from '../page.js';

/** A schedule that is to be made: known by its name. */
export const ScheduleBody = CreateSchedule.schema.safeExtend({ name: ScheduleName });
export type ScheduleBody = z.input<typeof ScheduleBody>;
/** What of a schedule is to be otherwise; what is named is replaced as a whole. */
export type ScheduleChanges = z.input<typeof UpdateSchedule.schema>;

/** What a list of schedules is narrowed to. */
export const ScheduleFilter = z.strictObject({ test: LoadTestName.optional() });

export const SchedulePage = pageOf(ScheduleView);
export type SchedulePage = z.infer<typeof SchedulePage>;
