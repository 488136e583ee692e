import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startHouse, type House } from '@rehearsal/testing/house';
import { proofSize } from '@rehearsal/testing/proof-size';
import { aTemplate } from '@rehearsal/testing/templates';

const RACES = proofSize(10, 30);

let house: House;
beforeAll(async () => {
  house = await startHouse({ scenarios: 2 });
});
afterAll(() => house.close());

const seen = { prefer: 'wait=20', 'if-match': '"1"' };

describe('the version that a caller has seen', () => {
  it.each([
    ['two deletes', 'DELETE', undefined],
    ['a delete and a change', 'PATCH', { description: 'changed' }],
  ])('lets exactly one of %s through', async (_what, method, body) => {
    for (let race = 0; race < RACES; race += 1) {
      const { id } = await house.aScenario(aTemplate());
      const path = `/test-scenarios/${id}`;
      const answers = await Promise.all([
        house.api('DELETE', path, undefined, seen),
        house.api(method, path, body, seen),
      ]);
      // Whoever comes when it is gone already is told 404 at the door.
      const lost = answers.filter(({ status }) => status === 412 || status === 404);
      expect({ race, won: answers.filter(({ status }) => status === 200).length, lost: lost.length }).toEqual({
        race,
        won: 1,
        lost: 1,
      });
    }
  });

  it('decides in the owner: a delete that was let in before a change is refused after it', async () => {
    const { id } = await house.aScenario(aTemplate());
    await house.api('PATCH', `/test-scenarios/${id}`, { description: 'changed' });
    expect(await house.api('DELETE', `/test-scenarios/${id}`, undefined, seen)).toMatchObject({
      status: 412,
      body: { code: 'SCENARIO_VERSION_MISMATCH', detail: expect.stringContaining('at version 2') },
    });
    expect((await house.api('GET', `/test-scenarios/${id}`)).status).toBe(200);
  });
});

describe('an update that changes nothing', () => {
  it.each(['nothing at all', 'the same values', 'the whole body again', 'the version that it is'])(
    'makes no version: %s',
    async (what) => {
      const scenario = await house.aScenario(aTemplate(), ['kept']);
      const path = `/test-scenarios/${scenario.id}`;
      const updates: Record<string, () => ReturnType<House['api']>> = {
        'nothing at all': () => house.api('PATCH', path, {}),
        'the same values': () => house.api('PATCH', path, { name: scenario.name, tags: ['kept'] }),
        'the whole body again': async () => house.api('PUT', path, (await house.api('GET', path)).body),
        'the version that it is': () => house.post(`${path}/versions/1/restore`),
      };
      const answer = await updates[what]?.();
      expect(answer).toMatchObject({ status: 200, body: { version: 1, updated_at: scenario.updated_at } });
      expect(answer?.headers.get('etag')).toBe('"1"');
      expect(await house.read(`${path}/versions`)).toMatchObject({ items: [{ version: 1 }] });
    },
  );

  it('is told about another version all the same', async () => {
    const { id } = await house.aScenario(aTemplate());
    const answer = await house.api('PATCH', `/test-scenarios/${id}`, {}, { ...seen, 'if-match': '"7"' });
    expect(answer).toMatchObject({ status: 412, body: { code: 'SCENARIO_VERSION_MISMATCH' } });
  });
});
