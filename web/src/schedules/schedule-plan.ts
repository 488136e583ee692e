import type { ScheduleView } from '@rehearsal/contracts/load/schedule';
import type { SchedulePlan } from '../api/resources/schedules.js';
import { isUnread } from '../components/numbers/read-number.js';
import { CADENCES } from './cadences.js';
import type { RehearsalPlan } from './rehearsal-fields.js';
import { selectionOf, valuesOf } from './scheduled-choice.js';

/** The form as it is filled in. */
export interface PlanFields extends RehearsalPlan {
  readonly kind: 'test' | 'rehearsals';
  readonly test: string | null;
  readonly isSingle: boolean;
  readonly cron: string;
  readonly timeZone: string;
}

const [, NIGHTLY] = CADENCES;

export const fieldsOf = (schedule: ScheduleView | null, tests: readonly string[]): PlanFields => ({
  kind: schedule?.rehearsals ? 'rehearsals' : 'test',
  test: schedule?.test ?? tests[0] ?? null,
  isSingle: schedule?.parameters?.single_run ?? false,
  chosen: schedule?.rehearsals ? valuesOf(schedule.rehearsals) : [],
  repeat: schedule?.rehearsals?.repeat ?? '',
  engine: schedule?.rehearsals?.engine ?? '',
  cron: schedule?.cron ?? NIGHTLY.cron,
  timeZone: schedule?.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
});

/** What is asked for; undefined while it is not said what is run, or not how often. What no form shows stays as it was. */
export function planOf(fields: PlanFields, schedule: ScheduleView | null): SchedulePlan | undefined {
  const { kind, test, isSingle, chosen, repeat, engine, cron, timeZone } = fields;
  const times = { cron, time_zone: timeZone };
  if (kind === 'test') {
    if (test === null) return undefined;
    const { single_run, ...others } = schedule?.parameters ?? {};
    return { ...times, test, parameters: { ...others, ...(isSingle && { single_run: true }) } };
  }
  if (chosen.length === 0 || isUnread(repeat)) return undefined;
  const { repeat: _, ...others } = schedule?.rehearsals ?? {};
  const count = typeof repeat === 'number' && { repeat };
  return {
    ...times,
    rehearsals: { ...others, ...selectionOf(chosen), ...count, engine: engine === '' ? null : engine },
  };
}
