import type { LoadRunState } from '@rehearsal/contracts/load/load-run';
import type { RehearsalRunFact } from '@rehearsal/contracts/rehearsal/rehearsal-run';
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
  const parameters = data.test !== undefined && { parameters: data.parameters ?? {} };
  return [{ type: 'ScheduleCreated', data: { ...data, ...parameters } }];
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
        ...whatAfter(now, changes, id),
        cron: changes.cron ?? now.cron,
        time_zone: changes.time_zone ?? now.time_zone,
        enabled: changes.enabled ?? now.enabled,
      },
    },
  ];
}

type What = Pick<Schedule, 'test' | 'parameters' | 'rehearsals'>;

/** Either kind stays what it is: what its last time queued is then of that kind too. */
function whatAfter(now: What, { test, parameters, rehearsals }: What, id: string): What {
  if (now.rehearsals ? test !== undefined || parameters !== undefined : rehearsals !== undefined) {
    const [what, other] = now.rehearsals ? ['rehearsals', 'a load test'] : ['a load test', 'rehearsals'];
    const remedy = `Make another schedule for ${other}.`;
    throw new Refusal('SCHEDULE_OF_ANOTHER_KIND', `The schedule "${id}" runs ${what} and stays with that. ${remedy}`);
  }
  if (now.rehearsals) return { rehearsals: rehearsals ?? now.rehearsals };
  return { test: test ?? now.test, parameters: parameters ?? now.parameters };
}

export function remove(state: ScheduleRecord | undefined, { id }: DecideContext): ScheduleFact[] {
  existing(state, id);
  return [{ type: 'ScheduleDeleted', data: {} }];
}

type RehearsalRunPlan = Extract<RehearsalRunFact, { type: 'RehearsalRunQueued' }>['data'];

/** What a firing is decided by, as it stands at that moment. */
export interface Circumstances {
  /** What the last run has not got beyond; null where it has ended. */
  unfinished: LoadRunState | null;
  /** Of rehearsals: the run that they come to now, or why they come to none. */
  planned?: { rehearsal_run: RehearsalRunPlan } | { reason: string };
}

/**
 * Decides about one time: a run follows, or it is skipped because the one before has not ended, so that what takes longer
 * than its interval cannot fill the queue, or because there is nothing to run any more.
 */
export function fire(
  state: ScheduleRecord | undefined,
  { time, missed }: CommandData<'FireSchedule'>,
  { id }: DecideContext,
  { unfinished, planned }: Circumstances,
): ScheduleFact[] {
  const { enabled, considered, test, parameters } = existing(state, id);
  if (!enabled) throw new Refusal('SCHEDULE_PAUSED', `The schedule "${id}" is paused.`);
  if (time <= considered) throw new Refusal('SCHEDULE_TIME_PAST', `The schedule "${id}" is done with ${time}.`);
  const skipped = (reason: string): ScheduleFact[] => [{ type: 'ScheduleSkipped', data: { time, missed, reason } }];
  if (unfinished !== null) return skipped(`the run before it is still ${unfinished}`);
  if (planned && 'reason' in planned) return skipped(planned.reason);
  return [
    { type: 'ScheduleFired', data: { time, missed, run_id: runIdOf(id, time), ...(planned ?? { test, parameters }) } },
  ];
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
    case 'ScheduleUpdated': {
      if (!state) return undefined;
      const { name, created_by, created_at, last } = state;
      return { name, ...fact.data, created_by, created_at, last, updated_at: at, considered: at };
    }
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
