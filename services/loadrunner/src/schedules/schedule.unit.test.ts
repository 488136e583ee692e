import { describe, expect, it } from '@jest/globals';
import type { ScheduleFact } from '@rehearsal/contracts/load/schedule';
import * as schedule from './schedule.js';
import type { ScheduleRecord } from './schedule.js';

const context = {
  id: 'nightly',
  version: 1,
  now: '2030-01-01T00:00:00.000Z',
  actor: { id: 'op-1', role: 'operator' as const },
};
const plan = { test: 'a-test', parameters: { duration_min: 1 }, cron: '0 2 * * *', time_zone: 'UTC', enabled: true };
const created: ScheduleFact = { type: 'ScheduleCreated', data: plan };
const at = (hour: number) => `2030-01-01T0${hour}:00:00.000Z`;

const given = (...facts: (ScheduleFact | [ScheduleFact, string])[]): ScheduleRecord | undefined =>
  facts.reduce<ScheduleRecord | undefined>((state, given) => {
    const [fact, time] = Array.isArray(given) ? given : [given, context.now];
    return schedule.evolve(state, fact, { id: context.id, version: 1, at: time, actor: context.actor });
  }, undefined);
const refusal = (decide: () => unknown): unknown => {
  try {
    return decide();
  } catch (error) {
    return (error as { refusal: unknown }).refusal;
  }
};
const fired = (hour: number) => schedule.fire(given(created), { time: at(hour), missed: 0 }, context, null);

describe('a schedule', () => {
  it('is made once under its name, and again after it was deleted', () => {
    expect(schedule.create(undefined, plan, context)).toEqual([created]);
    expect(refusal(() => schedule.create(given(created), plan, context))).toBe('SCHEDULE_EXISTS');
    expect(schedule.create(given(created, { type: 'ScheduleDeleted', data: {} }), plan, context)).toEqual([created]);
  });

  it('changes what is named and keeps the rest', () => {
    const facts = schedule.update(given(created), { enabled: false }, context);
    expect(facts).toEqual([{ type: 'ScheduleUpdated', data: { ...plan, enabled: false } }]);
  });

  it('queues a run for a time, the same one whoever asks', () => {
    const [first] = fired(2);
    expect(first).toMatchObject({
      type: 'ScheduleFired',
      data: { time: at(2), test: 'a-test', parameters: { duration_min: 1 } },
    });
    expect(fired(2)).toEqual([first]);
    expect(fired(3)).not.toEqual([first]);
  });

  it('skips a time while the run before it has not ended, and says so', () => {
    const facts = schedule.fire(given(created), { time: at(2), missed: 0 }, context, 'running');
    expect(facts).toEqual([
      { type: 'ScheduleSkipped', data: { time: at(2), missed: 0, reason: 'the run before it is still running' } },
    ]);
    expect(given(created, ...facts)?.last).toEqual({
      time: at(2),
      missed: 0,
      run_id: null,
      reason: 'the run before it is still running',
    });
  });

  it('refuses a time that it is done with, and every time while it is paused', () => {
    const after = given(created, ...fired(2));
    expect(refusal(() => schedule.fire(after, { time: at(2), missed: 0 }, context, null))).toBe('SCHEDULE_TIME_PAST');
    const paused = given(created, { type: 'ScheduleUpdated', data: { ...plan, enabled: false } });
    expect(refusal(() => schedule.fire(paused, { time: at(3), missed: 0 }, context, null))).toBe('SCHEDULE_PAUSED');
  });

  it('makes up for nothing that passed before it was resumed', () => {
    const resumed = given(created, [{ type: 'ScheduleUpdated', data: plan }, at(5)]);
    expect(resumed?.considered).toBe(at(5));
  });

  it('does not exist until it is made', () => {
    for (const decide of [
      () => schedule.update(undefined, { enabled: true }, context),
      () => schedule.remove(undefined, context),
      () => schedule.fire(undefined, { time: at(1), missed: 0 }, context, null),
    ])
      expect(refusal(decide)).toBe('SCHEDULE_NOT_FOUND');
  });
});
