import { describe, expect, it } from '@jest/globals';
import { checkTexts } from './check-text.js';
import { minimalTemplate } from './minimal-template.js';

const template = JSON.stringify(minimalTemplate);
const rehearsal = { name: 'greets', script: [{ say: 'Hello', expect: [{ phase: 'INTRODUCTION' }] }] };

describe('the check of a scenario as it is typed', () => {
  it('hands on the JSON of both parts where nothing is wrong', () => {
    expect(checkTexts({ template, rehearsals: JSON.stringify([rehearsal]) })).toEqual({
      json: { template: minimalTemplate, rehearsals: [rehearsal] },
      faults: [],
      warnings: [],
    });
  });

  it('tells of each fault in which part it is, and where in it', () => {
    const { faults } = checkTexts({
      template: JSON.stringify({ ...minimalTemplate, user: { ...minimalTemplate.user, first_name: 7 } }),
      rehearsals: JSON.stringify([{ ...rehearsal, script: [] }]),
    });
    expect(faults.map(({ part, pointer }) => `${part} ${pointer}`)).toEqual([
      'template /user/first_name',
      'rehearsals /0/script',
    ]);
  });

  it('tells of a path that leads nowhere, at its place', () => {
    const script = [{ say: 'Hello', expect: [{ path: '$.coach_stat.current_phase', present: true }] }];
    const { faults } = checkTexts({ template, rehearsals: JSON.stringify([{ ...rehearsal, script }]) });
    expect(faults.map(({ part, pointer }) => `${part} ${pointer}`)).toEqual(['rehearsals /0/script/0/expect/0/path']);
  });

  it('says which part is no JSON', () => {
    const { faults } = checkTexts({ template, rehearsals: '[{' });
    expect(faults).toMatchObject([{ part: 'rehearsals', pointer: '', section: 'Rehearsals as JSON' }]);
  });
});
