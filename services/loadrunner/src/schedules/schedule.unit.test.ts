import { describe, expect, it } from '@jest/globals';
import { ScheduledRehearsals, type ScheduleFact } from '@rehearsal/contracts/load/schedule';
import { RehearsalRunQueued } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { givenOf, type Decision } from '@rehearsal/testing/given';
import * as schedule from './schedule.js';
import type { Circumstances, ScheduleRecord } from './schedule.js';

const by = { id: 'nightly', actor: { id: 'op-1', role: 'operator' } } as const;
const now = '2030-01-01T00:00:00.000Z';
const given = givenOf(schedule.evolve, { ...by, now });
const plan = { test: 'a-test', parameters: { duration_min: 1 }, cron: '0 2 * * *', time_zone: 'UTC', enabled: true };
const created: ScheduleFact = { type: 'ScheduleCreated', data: plan };
const at = (hour: number) => `2030-01-01T0${hour}:00:00.000Z`;

type Step = Decision<ScheduleRecord, ScheduleFact>;
const create: Step = (state, context) => schedule.create(state, plan, context);
const fireAt =
  (hour: number, found: Partial<Circumstances> = {}): Step =>
  (state, context) =>
    schedule.fire(state, { time: at(hour), missed: 0 }, context, { unfinished: null, ...found });
const disable: Step = (state, context) => schedule.update(state, { enabled: false }, context);

describe('a schedule', () => {
  it('is made once under its name, and again after it was deleted', () => {
    given().when(create).then(created);
    given(created).when(create).thenRefused('SCHEDULE_EXISTS');
    given(created, { type: 'ScheduleDeleted', data: {} }).when(create).then(created);
  });

  it('changes what is named and keeps the rest', () => {
    given(created)
      .when(disable)
      .then({ type: 'ScheduleUpdated', data: { ...plan, enabled: false } });
  });

  it('queues a run for a time, the same one whoever asks', () => {
    const fired = (hour: number) => given(created).when(fireAt(hour)).facts;
    const [first] = fired(2);
    expect(first).toMatchObject({
      type: 'ScheduleFired',
      data: { time: at(2), test: 'a-test', parameters: { duration_min: 1 } },
    });
    expect(fired(2)).toEqual([first]);
    expect(fired(3)).not.toEqual([first]);
  });

  it('skips a time while the run before it has not ended, and says so', () => {
    const skipped = given(created).when(fireAt(2, { unfinished: 'running' }));
    skipped.then({
      type: 'ScheduleSkipped',
      data: { time: at(2), missed: 0, reason: 'the run before it is still running' },
    });
    expect(skipped.state?.last).toEqual({
      time: at(2),
      missed: 0,
      run_id: null,
      reason: 'the run before it is still running',
    });
  });

  it('refuses a time that it is done with, and every time while it is paused', () => {
    given(created, fireAt(2)).when(fireAt(2)).thenRefused('SCHEDULE_TIME_PAST');
    given(created, disable).when(fireAt(3)).thenRefused('SCHEDULE_PAUSED');
  });

  it('makes up for nothing that passed before it was resumed', () => {
    const later = givenOf(schedule.evolve, { ...by, now: at(5) });
    const resumed = later(created, disable, { type: 'ScheduleUpdated', data: plan });
    expect(resumed.state?.considered).toBe(at(5));
  });

  describe('of rehearsals', () => {
    const asked = ScheduledRehearsals.parse({ tags: ['nightly'] });
    const { test: _, parameters: __, ...times } = plan;
    const nightly: ScheduleFact = { type: 'ScheduleCreated', data: { ...times, rehearsals: asked } };
    const rehearsal_run = RehearsalRunQueued.schema.parse({
      rehearsals: [
        {
          rehearsal: 'holds',
          scenario_name: 'A scenario',
          source: { scenario_id: 's-1', scenario_version: 3 },
          trials: 2,
          gate: 'all',
          max_errors: 0,
        },
      ],
      engine: null,
      seed: 1,
      keep: 'failed',
      label: null,
    });

    it('queues the run that they come to at that time', () => {
      const [fired] = given(nightly).when(fireAt(2, { planned: { rehearsal_run } })).facts;
      expect(fired).toMatchObject({ type: 'ScheduleFired', data: { time: at(2), rehearsal_run } });
      expect(fired?.data).not.toHaveProperty('test');
    });

    it('skips a time at which there is nothing to run, and says why', () => {
      const reason = 'no scenario with rehearsals has the tag "nightly"';
      given(nightly)
        .when(fireAt(2, { planned: { reason } }))
        .then({ type: 'ScheduleSkipped', data: { time: at(2), missed: 0, reason } });
    });

    it('runs others when it is told so, and never a load test', () => {
      const change =
        (changes: Parameters<typeof schedule.update>[1]): Step =>
        (state, context) =>
          schedule.update(state, changes, context);
      const others = ScheduledRehearsals.parse({ names: ['holds'] });
      given(nightly)
        .when(change({ rehearsals: others }))
        .then({ type: 'ScheduleUpdated', data: { ...times, rehearsals: others } });
      given(nightly)
        .when(change({ test: 'a-test' }))
        .thenRefused('SCHEDULE_OF_ANOTHER_KIND');
      given(nightly)
        .when(change({ parameters: {} }))
        .thenRefused('SCHEDULE_OF_ANOTHER_KIND');
      given(created)
        .when(change({ rehearsals: others }))
        .thenRefused('SCHEDULE_OF_ANOTHER_KIND');
      expect(given(nightly, change({ enabled: false })).state).not.toHaveProperty('test');
    });
  });

  it('does not exist until it is made', () => {
    const commands: Step[] = [disable, (state, context) => schedule.remove(state, context), fireAt(1)];
    for (const command of commands) given().when(command).thenRefused('SCHEDULE_NOT_FOUND');
  });
});
