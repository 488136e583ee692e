import { describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../api/api-client.js';
import { planChanges } from './plan.js';
import { checkScenarioText, type ScenarioContent } from './scenario-file.js';

const aScenario = (name: string, phase = 'INTRODUCTION'): ScenarioContent => {
  const checked = checkScenarioText(
    'x',
    JSON.stringify({
      name,
      template: { user: { first_name: 'A', last_name: 'B' }, coach_state: { current_phase: phase } },
    }),
  );
  if (!checked.ok) throw new Error('the factory is broken');
  return checked.content;
};

const aSystemWith = (...held: ScenarioContent[]): ApiClient => {
  const views = held.map((content, index) => ({ ...content, id: `s${index}`, version: index + 1 }));
  const api: Pick<ApiClient, 'all' | 'get'> = {
    all: <T>() => Promise.resolve(views as T[]),
    get: <T>(path: string) => Promise.resolve(views.find(({ id }) => path.endsWith(id)) as T),
  };
  return api as ApiClient;
};

describe('the plan for scenario files', () => {
  it('creates what the system does not have', async () => {
    expect(await planChanges(aSystemWith(), [aScenario('a')])).toMatchObject([{ action: 'create' }]);
  });

  it('leaves alone what is the same, however it is spelled', async () => {
    const plan = await planChanges(aSystemWith(aScenario('a', 'get to know you')), [aScenario('a', 'GET_TO_KNOW_YOU')]);
    expect(plan).toMatchObject([{ action: 'unchanged', id: 's0', version: 1 }]);
  });

  it('updates what differs, in the template or beside it', async () => {
    const held = aSystemWith(aScenario('a'), aScenario('b'));
    const plan = await planChanges(held, [aScenario('a', 'GET_TO_KNOW_YOU'), { ...aScenario('b'), tags: ['new'] }]);
    expect(plan.map(({ action }) => action)).toEqual(['update', 'update']);
  });
});
