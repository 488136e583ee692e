import { isTerminal, QueueLoadRun, type LoadRunState } from '@rehearsal/contracts/load/load-run';
import {
  scheduleActor,
  type ScheduleCommand,
  type ScheduleEvent,
  type ScheduleFact,
} from '@rehearsal/contracts/load/schedule';
import { derivedId } from '@rehearsal/platform/ids';
import { causedBy, newCommand } from '@rehearsal/platform/messages/new-command';
import type { AggregateDefinition, Journal } from '@rehearsal/platform/journal/journal';
import type { HandlersFor, Processor } from '@rehearsal/platform/journal/processor';
import type { Discovery } from '../scripts/discovery.js';
import { refuseUnrunnable } from '../scripts/find-runnable.js';
import type { LoadRunJournal, LoadRunProcessor } from '../service.js';
import { chooseTarget, type Targets } from '../targets/target.js';
import type { RehearsalRuns } from './rehearsal-runs.js';
import * as schedule from './schedule.js';
import type { ScheduleRecord } from './schedule.js';

export type ScheduleJournal = Journal<ScheduleRecord, ScheduleFact>;
export type ScheduleProcessor = Processor<ScheduleRecord, ScheduleFact, ScheduleCommand>;

export const scheduleAggregate: AggregateDefinition<ScheduleRecord, ScheduleFact> = {
  name: 'schedule',
  owner: 'loadrunner',
  evolve: schedule.evolve,
};

/** Command -> decision. What a run would be refused for is said when it is planned, not at night. */
export const scheduleHandlers = (
  runs: LoadRunJournal,
  discovery: Discovery,
  targets: Targets,
  rehearsals: RehearsalRuns,
): HandlersFor<ScheduleCommand, ScheduleRecord, ScheduleFact> => ({
  CreateSchedule: async (state, { data }, context) => {
    if (data.test !== undefined) {
      chooseTarget(data.parameters?.target, targets);
      await refuseUnrunnable(discovery, data.test);
    }
    return schedule.create(state, data, context);
  },
  UpdateSchedule: async (state, { data }, context) => {
    const facts = schedule.update(state, data, context);
    if (data.parameters) chooseTarget(data.parameters.target, targets);
    if (data.test !== undefined) await refuseUnrunnable(discovery, data.test);
    return facts;
  },
  DeleteSchedule: (state, _command, context) => schedule.remove(state, context),
  FireSchedule: async (state, { data }, context) => {
    const last = await lastStateOf(state, runs, rehearsals);
    const unfinished = last !== null && !isTerminal(last) ? last : null;
    if (!state?.rehearsals || unfinished !== null) return schedule.fire(state, data, context, { unfinished });
    return schedule.fire(state, data, context, { unfinished, planned: await rehearsals.plan(state.rehearsals) });
  },
});

/** Of the run that the last time queued; null for none, and for one that was refused. */
export async function lastStateOf(
  schedule: ScheduleRecord | undefined,
  runs: Pick<LoadRunJournal, 'load'>,
  rehearsals: Pick<RehearsalRuns, 'stateOf'>,
): Promise<LoadRunState | null> {
  const id = schedule?.last?.run_id;
  if (!id) return null;
  if (schedule.rehearsals) return rehearsals.stateOf(id);
  return (await runs.load(id)).state?.state ?? null;
}

/**
 * Event of a schedule -> what follows. Queued under ids that the event gives, so a repeat of it queues nothing more. Runs of
 * rehearsals are queued by their owner, which hears of them in the same way.
 */
export const scheduleReactions = (processor: LoadRunProcessor) => ({
  ScheduleFired: async (event: Extract<ScheduleEvent, { type: 'ScheduleFired' }>) => {
    const { run_id, test, parameters = {} } = event.data;
    if (test === undefined) return;
    const data = { test, parameters, priority: 'normal' as const, concurrent: false };
    const actor = { id: scheduleActor(event.aggregateId), role: 'service' as const };
    const given = { ...causedBy(event), actor, id: derivedId(`queue ${run_id}`) };
    await processor.execute(newCommand(QueueLoadRun, run_id, data, given));
  },
});
