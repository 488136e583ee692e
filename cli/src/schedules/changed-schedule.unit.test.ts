import { describe, expect, it } from '@jest/globals';
import { ScheduledRehearsals } from '@rehearsal/contracts/load/schedule';
import { changesOf } from './changed-schedule.js';

type Schedule = Parameters<typeof changesOf>[0];
type Asked = Parameters<typeof changesOf>[1];

const nothing = { parameters: {}, runs: {}, unset: [] };
const ofTest = { name: 'nightly', test: 'test-chat', parameters: { target: 'http://coach.test', single_run: true } };
const ofRehearsals = {
  name: 'coach',
  rehearsals: ScheduledRehearsals.parse({ names: ['First visit'], tags: ['nightly'], repeat: 10, max_errors: 1 }),
};

describe('a change of a schedule', () => {
  it('names when it queues, and leaves alone what', () => {
    const times = { cron: '@daily', time_zone: 'Europe/Berlin' };
    expect(changesOf(ofTest, { ...nothing, ...times })).toEqual(times);
    expect(changesOf(ofRehearsals, { ...nothing, ...times })).toEqual(times);
  });

  it('of a load test keeps the parameters that it does not name, and drops those that are unset', () => {
    const asked = { ...nothing, test: 'test-responses', parameters: { duration_min: 2 }, unset: ['--single-run'] };
    expect(changesOf(ofTest, asked)).toEqual({
      test: 'test-responses',
      parameters: { target: 'http://coach.test', duration_min: 2 },
    });
  });

  it('of rehearsals chooses anew as a whole, and keeps how they are run', () => {
    const selected = { names: [], rehearsals: [], tags: ['weekly'] };
    const { rehearsals } = changesOf(ofRehearsals, {
      ...nothing,
      selected,
      runs: { engine: 'mine' },
      unset: ['repeat'],
    });
    const { repeat: _, ...others } = ofRehearsals.rehearsals;
    expect(rehearsals).toEqual({ ...others, names: [], tags: ['weekly'], engine: 'mine' });
  });

  it('keeps what is chosen where only how it is run changes', () => {
    expect(changesOf(ofRehearsals, { ...nothing, runs: { repeat: 20 } })).toEqual({
      rehearsals: { ...ofRehearsals.rehearsals, repeat: 20 },
    });
  });

  const refused: [string, Schedule, Partial<Asked>, string][] = [
    ['that says nothing', ofTest, {}, 'Say what of "nightly" is to change'],
    ['to rehearsals, of a load test', ofTest, { runs: { repeat: 2 } }, 'runs a load test'],
    ['to parameters, of rehearsals', ofRehearsals, { parameters: { debug: true } }, 'runs rehearsals'],
    ['to a load test, of rehearsals', ofRehearsals, { test: 'test-chat' }, 'runs rehearsals'],
    [
      'that unsets what it says anew',
      ofRehearsals,
      { unset: ['repeat'], runs: { repeat: 3 } },
      'leave out one of the two',
    ],
    ['that unsets what there is not', ofRehearsals, { unset: ['target'] }, 'there are repeat, gate'],
    ['that unsets what a load test has not', ofTest, { unset: ['repeat'] }, 'there are target, model'],
  ];
  it.each(refused)('%s is refused', (_, schedule, asked, sentence) => {
    expect(() => changesOf(schedule, { ...nothing, ...asked })).toThrow(sentence);
  });
});
