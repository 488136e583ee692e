import { describe, expect, it } from '@jest/globals';
import { problemOf } from '@rehearsal/client/problem-of';
import { sortFaults } from './server-faults.js';

describe('faults that the gateway found', () => {
  it('mark the name when it is taken', () => {
    const error = problemOf(409, { code: 'SCENARIO_NAME_TAKEN', detail: 'There is one already.' });
    expect(sortFaults(error)).toEqual({ name: 'There is one already.', json: [] });
  });

  it('go to the field or to the place in the JSON that they are about', () => {
    const error = problemOf(400, {
      errors: [
        { pointer: '/name', message: 'a scenario needs a name' },
        { pointer: '/tags/0', message: 'is too long' },
        { pointer: '/template/user/first_name', message: 'is required', section: 'user' },
        { pointer: '/rehearsals/0/name', message: 'is required', section: 'rehearsals' },
        { pointer: '/coach_state', message: 'is required', section: 'coach_state' },
      ],
    });
    expect(sortFaults(error)).toEqual({
      name: 'a scenario needs a name',
      tags: 'is too long',
      json: [
        { part: 'template', pointer: '/user/first_name', message: 'is required', section: 'user' },
        { part: 'rehearsals', pointer: '/0/name', message: 'is required', section: 'rehearsals' },
        { part: 'template', pointer: '/coach_state', message: 'is required', section: 'coach_state' },
      ],
    });
  });
});
