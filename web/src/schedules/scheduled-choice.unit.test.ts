import { describe, expect, it } from '@jest/globals';
import type { RehearsalRow } from '@rehearsal/contracts/http/rehearsals';
import { groupsOf, scheduledWords, selectionOf, valuesOf } from './scheduled-choice.js';

const selection = {
  names: ['First: visit'],
  tags: ['night:ly'],
  scenario_ids: ['s-1'],
  rehearsals: [{ scenario_id: 's-1', rehearsal: 'holds: all' }],
};
const row: RehearsalRow = {
  scenario_id: 's-1',
  scenario_name: 'Amara',
  scenario_version: 1,
  tags: ['night:ly'],
  rehearsal: 'holds: all',
  description: '',
  repeat: 1,
  last_runs: [],
};

describe('the rehearsals of a schedule', () => {
  it('are chosen by one control, and come back as they were', () => {
    expect(selectionOf(valuesOf(selection))).toEqual(selection);
  });

  it('are offered by tag, by scenario and one by one, and what is not there any more stays chosen', () => {
    const groups = groupsOf([row], valuesOf(selection));
    expect(groups.map(({ group, items }) => [group, items.map(({ label }) => label)])).toEqual([
      ['All with a tag', ['tag night:ly']],
      ['All of a scenario', ['all of Amara']],
      ['Single ones', ['holds: all (Amara)']],
      ['By name', ['First: visit']],
    ]);
    expect(groupsOf([row], []).map(({ group }) => group)).not.toContain('By name');
  });

  it('are told in words, like a load test', () => {
    expect(scheduledWords({ rehearsals: selection }, () => 'Amara')).toBe('tag night:ly, all of Amara, First: visit, holds: all'); // prettier-ignore
    expect(scheduledWords({ test: 'test-chat' })).toBe('test-chat');
  });
});
