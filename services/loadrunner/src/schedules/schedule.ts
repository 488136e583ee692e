import type { LoadRunState } from '@rehearsal/contracts/load/load-run';
import type { LastFiring, Schedule, ScheduleCommand, ScheduleFact } from '@rehearsal/contracts/load/schedule';
import { derivedId } from '@rehearsal/platform/ids';
import { unknownFact } from '@rehearsal/contracts/messages/unknown-fact';
import { Refusal } from '@rehearsal/platform/errors';
import type { FoldMeta } from '@rehearsal/platform/journal/journal';
import type { DecideContext } from '@rehearsal/platform/journal/processor';

/** A schedule as it is stored. */
export type ScheduleRecord = Schedule & {
  /** Times up to here need nothing any more: they were decided, or lie before the schedule was as it is. */
  considered: string;
};

type CommandData<Type extends ScheduleCommand['type']> = Extract<ScheduleCommand, { type: Type }>['data'];

/** A name that was deleted may be used again. */
export function create(
  state: ScheduleRecord | undefined,
  data: CommandData<'CreateSchedule'>,
  { id }: DecideContext,
): ScheduleFact[] {
  if (state) throw new Refusal('SCHEDULE_EXISTS', `There is a schedule "${id}" already.`);
  return [{ type: 'ScheduleCreated', data }];
}

export function update(
  state: ScheduleRecord | undefined,
  changes: CommandData<'UpdateSchedule'>,
  { id }: DecideContext,
): ScheduleFact[] {
  const now = existing(state, id);
  return [
    {
      type: 'ScheduleUpdated',
      data: {
        test: changes.test ?? now.test,
        parameters: changes.parameters ?? now.parameters,
        cron: changes.cron ?? now.cron,
        time_zone: changes.time_zone ?? now.time_zone,
        enabled: changes.enabled ?? now.enabled,
      },
    },
  ];
}

export function remove(state: ScheduleRecord | undefined, { id }: DecideContext): ScheduleFact[] {
  existing(state, id);
  return [{ type: 'ScheduleDeleted', data: {} }];
}

/**
 * Decides about one time: a run follows, or it is skipped because the one before has not ended (`unfinished` is its
 * state), so that a test which takes longer than its interval cannot fill the queue.
 */
export function fire(
  state: ScheduleRecord | undefined,
  { time, missed }: CommandData<'FireSchedule'>,
  { id }: DecideContext,
  unfinished: LoadRunState | null,
): ScheduleFact[] {
  const { enabled, considered, test, parameters } = existing(state, id);
  if (!enabled) throw new Refusal('SCHEDULE_PAUSED', `The schedule "${id}" is paused.`);
  if (time <= considered) throw new Refusal('SCHEDULE_TIME_PAST', `The schedule "${id}" is done with ${time}.`);
  if (unfinished !== null)
    return [{ type: 'ScheduleSkipped', data: { time, missed, reason: `the run before it is still ${unfinished}` } }];
  return [{ type: 'ScheduleFired', data: { time, missed, run_id: runIdOf(id, time), test, parameters } }];
}

/** Derived, so that however often a time is acted upon, it is the same run. */
const runIdOf = (name: string, time: string): string => derivedId(`schedule ${name} ${time} run`);

export function existing(state: ScheduleRecord | undefined, id: string): ScheduleRecord {
  if (!state) throw new Refusal('SCHEDULE_NOT_FOUND', `There is no schedule "${id}".`);
  return state;
}

export function evolve(
  state: ScheduleRecord | undefined,
  fact: ScheduleFact,
  { id, at, actor }: FoldMeta,
): ScheduleRecord | undefined {
  switch (fact.type) {
    case 'ScheduleCreated': {
      const made = { created_by: actor.id, created_at: at, updated_at: at, last: null, considered: at };
      return { name: id, ...fact.data, ...made };
    }
    // Times that passed while it was paused, or that the new expression would have had, are not made up for.
    case 'ScheduleUpdated':
      return state && { ...state, ...fact.data, updated_at: at, considered: at };
    case 'ScheduleDeleted':
      return undefined;
    case 'ScheduleFired': {
      const { time, missed, run_id } = fact.data;
      return state && decided(state, { time, missed, run_id, reason: null });
    }
    case 'ScheduleSkipped':
      return state && decided(state, { ...fact.data, run_id: null });
    case 'CommandRefused':
      return state;
    default:
      throw unknownFact(fact);
  }
}

const decided = (state: ScheduleRecord, last: LastFiring): ScheduleRecord => ({
  ...state,
  last,
  considered: last.time,
});
