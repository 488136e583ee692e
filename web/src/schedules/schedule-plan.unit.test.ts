import { describe, expect, it } from '@jest/globals';
import { ScheduledRehearsals, type ScheduleView } from '@rehearsal/contracts/load/schedule';
import { fieldsOf, planOf } from './schedule-plan.js';

const made = {
  name: 'nightly',
  cron: '5 4 * * *',
  time_zone: 'UTC',
  enabled: true,
  created_by: 'cli',
  created_at: '2030-01-01T00:00:00Z',
  updated_at: '2030-01-01T00:00:00Z',
  last: null,
  last_state: null,
  next_times: [],
  version: 1,
} satisfies ScheduleView;

describe('the plan of a schedule', () => {
  it('of a load test keeps the parameters that the form does not show', () => {
    const schedule = { ...made, test: 'test-chat', parameters: { single_run: true, duration_min: 3 } };
    const fields = { ...fieldsOf(schedule, []), isSingle: false };
    const plan = { cron: '5 4 * * *', time_zone: 'UTC', test: 'test-chat', parameters: { duration_min: 3 } };
    expect(planOf(fields, schedule)).toEqual(plan);
  });

  it('of rehearsals keeps what the form does not show, and leaves out what was emptied', () => {
    const rehearsals = ScheduledRehearsals.parse({ tags: ['nightly'], repeat: 3, seed: 7, engine: 'mine' });
    const schedule = { ...made, rehearsals };
    const fields = fieldsOf(schedule, ['test-chat']);
    expect(fields).toMatchObject({ kind: 'rehearsals', repeat: 3, engine: 'mine' });
    const { repeat: _, ...others } = rehearsals;
    expect(planOf({ ...fields, repeat: '', engine: '' }, schedule)).toEqual({
      cron: '5 4 * * *',
      time_zone: 'UTC',
      rehearsals: { ...others, engine: null },
    });
  });

  it('is none while the trials are no number', () => {
    const schedule = { ...made, rehearsals: ScheduledRehearsals.parse({ tags: ['nightly'] }) };
    expect(planOf({ ...fieldsOf(schedule, []), repeat: 'abc' }, schedule)).toBeUndefined();
  });

  it('is none while nothing is chosen', () => {
    expect(planOf({ ...fieldsOf(null, []), kind: 'rehearsals' }, null)).toBeUndefined();
    expect(planOf(fieldsOf(null, []), null)).toBeUndefined();
  });
});
