import type { Connection } from 'mongoose';
import type { ScheduleCommand, ScheduleFact } from '@rehearsal/contracts/load/schedule';
import { every } from '@rehearsal/platform/every';
import type { Publisher } from '@rehearsal/platform/kafka/publisher';
import type { Prepared, ServiceHost } from '@rehearsal/platform/service';
import type { Discovery } from '../scripts/discovery.js';
import type { LoadRunJournal } from '../service.js';
import type { Targets } from '../targets/target.js';
import { LOOK_EVERY_MS, scheduleClock } from './clock.js';
import type { ScheduleRecord } from './schedule.js';
import type { RehearsalRuns } from './rehearsal-runs.js';
import { scheduleAggregate, scheduleHandlers, type ScheduleProcessor } from './service.js';

/** What schedules plan with: runs, and what may be run against what. */
interface ScheduleDependencies {
  runs: LoadRunJournal;
  discovery: Discovery;
  targets: Targets;
  rehearsals: RehearsalRuns;
}

/** The journal of schedules; `commands` are theirs to take, then `run` starts their clock. */
export async function openSchedules(host: ServiceHost, mongo: Connection, publisher: Publisher) {
  const journal = await host.openJournal<ScheduleRecord, ScheduleFact>(mongo, publisher, scheduleAggregate);
  return {
    journal,
    commands: ({ runs, discovery, targets, rehearsals }: ScheduleDependencies): Prepared<ScheduleProcessor> =>
      host.prepareCommands<ScheduleRecord, ScheduleFact, ScheduleCommand>(publisher, {
        journal,
        handlers: scheduleHandlers(runs, discovery, targets, rehearsals),
        creates: ['CreateSchedule'],
      }),
    run: async (processor: ScheduleProcessor): Promise<void> => {
      const look = scheduleClock({ journal, processor, now: () => new Date() });
      await host.life.open(
        'schedule clock',
        () => every(LOOK_EVERY_MS, look, host.life.log),
        (timer) => timer.end(),
      );
    },
  };
}
