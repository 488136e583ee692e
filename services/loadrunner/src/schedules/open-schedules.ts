import type { Connection } from 'mongoose';
import type { ScheduleCommand, ScheduleFact } from '@rehearsal/contracts/load/schedule';
import { every } from '@rehearsal/platform/every';
import type { Publisher } from '@rehearsal/platform/kafka/publisher';
import type { ServiceHost } from '@rehearsal/platform/service';
import type { Discovery } from '../scripts/discovery.js';
import type { LoadRunJournal, LoadRunProcessor } from '../service.js';
import type { Targets } from '../targets/target.js';
import { LOOK_EVERY_MS, scheduleClock } from './clock.js';
import type { ScheduleRecord } from './schedule.js';
import { scheduleAggregate, scheduleHandlers, scheduleReactions } from './service.js';

/** What schedules plan with: runs, their queue, and what may be run against what. */
export interface ScheduleDependencies {
  runs: LoadRunJournal;
  queue: LoadRunProcessor;
  discovery: Discovery;
  targets: Targets;
}

/** The journal of schedules; `serve` takes their commands and starts their clock. */
export async function openSchedules(host: ServiceHost, mongo: Connection, publisher: Publisher) {
  const journal = await host.openJournal<ScheduleRecord, ScheduleFact>(mongo, publisher, scheduleAggregate);
  return {
    journal,
    serve: async ({ runs, queue, discovery, targets }: ScheduleDependencies): Promise<void> => {
      const processor = await host.handleCommands<ScheduleRecord, ScheduleFact, ScheduleCommand>(
        publisher,
        { journal, handlers: scheduleHandlers(runs, discovery, targets), creates: ['CreateSchedule'] },
        `${host.name}-schedules`,
      );
      await host.react(publisher, ['schedule.events.v1'], scheduleReactions(queue), `${host.name}-schedule-reactions`);
      const look = scheduleClock({ journal, processor, now: () => new Date() });
      await host.life.open(
        'schedule clock',
        () => every(LOOK_EVERY_MS, look, host.life.log),
        (timer) => timer.end(),
      );
    },
  };
}
