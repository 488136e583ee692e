import { describe, expect, it } from '@jest/globals';
import type { Client } from '@rehearsal/client/client';
import { isSame, planChanges, planDeletions, tagged, tagOfSet } from './plan.js';
import { checkScenarioText, type ScenarioContent } from '@rehearsal/contracts/scenario/scenario-file';

const aScenario = (name: string, phase = 'INTRODUCTION', rehearsals: object[] = []): ScenarioContent => {
  const checked = checkScenarioText(
    JSON.stringify({
      name,
      template: { user: { first_name: 'A', last_name: 'B' }, coach_state: { current_phase: phase } },
      rehearsals,
    }),
  );
  if (!checked.ok) throw new Error('the factory is broken');
  return checked.content;
};

const aSystemWith = (...held: ScenarioContent[]): Client => {
  const views = held.map((content, index) => ({ ...content, id: `s${index}`, version: index + 1 }));
  const api: Pick<Client, 'all' | 'get'> = {
    all: <T>() => Promise.resolve(views as T[]),
    get: <T>(path: string) => Promise.resolve(views.find(({ id }) => path.endsWith(id)) as T),
  };
  return api as Client;
};

describe('the plan for scenario files', () => {
  it('creates what the system does not have', async () => {
    expect(await planChanges(aSystemWith(), [aScenario('a')])).toMatchObject([{ action: 'create' }]);
  });

  it('leaves alone what is the same, however it is spelled', async () => {
    const plan = await planChanges(aSystemWith(aScenario('a', 'get to know you')), [aScenario('a', 'GET_TO_KNOW_YOU')]);
    expect(plan).toMatchObject([{ action: 'unchanged', id: 's0', version: 1 }]);
  });

  it('updates what is spelled in other letters, which is the same name to the system', async () => {
    const [plan] = await planChanges(aSystemWith(aScenario('Zoe\u0308: visit')), [aScenario('Zo\u00eb: Visit')]);
    expect(plan).toMatchObject({ action: 'update', id: 's0', content: { name: 'Zo\u00eb: Visit' } });
  });

  it('updates what differs, in the template or beside it', async () => {
    const held = aSystemWith(aScenario('a'), aScenario('b'), aScenario('c'));
    const rehearsed = aScenario('c', 'INTRODUCTION', [{ name: 'r', script: [{ say: 'Hi' }] }]);
    const wanted = [aScenario('a', 'GET_TO_KNOW_YOU'), { ...aScenario('b'), tags: ['new'] }, rehearsed];
    const plan = await planChanges(held, wanted);
    expect(plan.map(({ action }) => action)).toEqual(['update', 'update', 'update']);
  });
});

describe('the deletions of a set of files', () => {
  const [mine, other] = [tagOfSet('mine'), tagOfSet(undefined)];

  it('are what bears its tag and is in no file', async () => {
    const held = aSystemWith(
      tagged(aScenario('kept'), mine),
      tagged(aScenario('gone'), mine),
      tagged(aScenario('of another set'), other),
      aScenario('by hand'),
    );
    expect(await planDeletions(held, [aScenario('Kept')], mine)).toEqual([
      { action: 'delete', content: { name: 'gone' }, id: 's1', version: 2 },
    ]);
  });

  it('go by a tag that is no part of the scenario', () => {
    const scenario = { ...aScenario('a'), tags: ['own'] };
    expect(tagged(tagged(scenario, other), mine).tags).toEqual(['own', 'rehearse:apply:mine']);
    expect(isSame(tagged(scenario, mine), scenario)).toBe(true);
    expect(isSame({ ...scenario, tags: [] }, scenario)).toBe(false);
  });
});
