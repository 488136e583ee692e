import { FireSchedule, scheduleActor } from '@rehearsal/contracts/load/schedule';
import { derivedId } from '@rehearsal/platform/ids';
import { newCommand } from '@rehearsal/platform/messages/new-command';
import { stateOf, type Snapshot } from '@rehearsal/platform/journal/journal';
import { dueOf } from './due.js';
import type { ScheduleRecord } from './schedule.js';
import type { ScheduleJournal, ScheduleProcessor } from './service.js';

export const LOOK_EVERY_MS = 1000;

/**
 * Looks for schedules whose time has come. Every service has such a clock, and all may see the same time at once: the id
 * of the command is derived from name and time, so the journal takes one and the others learn that it was taken.
 * Mongo is all that it needs; there is nothing in Redis that could be lost.
 */
export const scheduleClock =
  (dependencies: { journal: ScheduleJournal; processor: ScheduleProcessor; now: () => Date }) =>
  async (): Promise<void> => {
    const enabled = (await dependencies.journal.snapshots
      .find({ enabled: true })
      .toArray()) as Snapshot<ScheduleRecord>[];
    const faults: unknown[] = [];
    const fire = async (schedule: ScheduleRecord): Promise<void> => {
      const due = dueOf(schedule, dependencies.now());
      if (due === null) return;
      const { name } = schedule;
      const given = {
        id: derivedId(`schedule ${name} ${due.time}`),
        actor: { id: scheduleActor(name), role: 'service' as const },
        time: dependencies.now().toISOString(),
      };
      await dependencies.processor.execute(newCommand(FireSchedule, name, due, given));
    };
    // One that cannot fire keeps no other from firing; who calls hears of it.
    for (const schedule of enabled.map(stateOf))
      await fire(schedule).catch((error: unknown) =>
        faults.push(new Error(`the schedule "${schedule.name}" could not fire`, { cause: error })),
      );
    if (faults.length > 0) throw new AggregateError(faults, 'schedules could not fire');
  };
