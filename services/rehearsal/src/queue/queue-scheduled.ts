import { scheduleActor, type ScheduleEvent } from '@rehearsal/contracts/load/schedule';
import { QueueRehearsalRun } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { derivedId } from '@rehearsal/platform/ids';
import { causedBy, newCommand } from '@rehearsal/platform/messages/new-command';
import type { RunProcessor } from '../service.js';

/**
 * A time of a schedule of rehearsals has come: its run is queued as it was planned, under ids that the event gives, so a
 * repeat of it queues nothing more. Schedules of load tests are no matter of ours.
 */
export const queueScheduled =
  (processor: Pick<RunProcessor, 'execute'>) =>
  async (event: Extract<ScheduleEvent, { type: 'ScheduleFired' }>): Promise<void> => {
    const { run_id, rehearsal_run } = event.data;
    if (!rehearsal_run) return;
    const actor = { id: scheduleActor(event.aggregateId), role: 'service' as const };
    const given = { ...causedBy(event), actor, id: derivedId(`queue ${run_id}`) };
    await processor.execute(newCommand(QueueRehearsalRun, run_id, { ...rehearsal_run, contents: [] }, given));
  };
