import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { foldName } from '@rehearsal/contracts/text/fold-name';
import { startHouse, type Answer, type House } from '@rehearsal/testing/house';
import { proofSize } from '@rehearsal/testing/proof-size';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';

const ROUNDS = proofSize(3, 20);
const AT_ONCE = 50;

type Answered = Answer<{ id?: string; code?: string }>;

const wins = (answers: readonly Answered[], status: number) => answers.filter((answer) => answer.status === status);
const refused = (answers: readonly Answered[]) =>
  answers.filter(({ status, body }) => status === 409 && body.code === 'SCENARIO_NAME_TAKEN');

describe.each([1, 2])('with %d processes of the scenario service', (scenarios) => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ scenarios });
  });
  afterAll(() => house.close());

  const bearersOf = async (name: string) => {
    const { items } = await house.read<{ items: { id: string; name: string }[] }>(
      `/test-scenarios?limit=200&q=${encodeURIComponent(name)}`,
    );
    return items.filter((item) => foldName(item.name) === foldName(name)).map(({ id }) => id);
  };
  /** The list is read from the one process, and the other may have decided. */
  const expectBearer = (name: string, id = 'nobody') =>
    waitFor(`"${name}" to be that of ${id} alone`, async () => {
      const bearers = await bearersOf(name);
      if (bearers.join() !== id) throw new Error(`it is that of ${bearers.join(', ')}`);
      return true;
    });
  const create = (name: string) =>
    house.post<{ id?: string; code?: string }>('/test-scenarios', { name, template: anEmptyTemplate() });
  const atOnce = <T>(count: number, act: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, index) => act(index)));

  it('of many creates of one name at once exactly one succeeds, from the very first on', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const name = `One of many ${round}`;
      const spellings = [name, name.toUpperCase(), name.replaceAll(' ', '\u00a0')];
      const answers = await atOnce(AT_ONCE, (index) => create(spellings[index % spellings.length] ?? name));
      const [made, ...others] = wins(answers, 201);
      expect({ round, others, refused: refused(answers).length }).toEqual({ round, others: [], refused: AT_ONCE - 1 });
      await expectBearer(name, made?.body.id);
    }
  });

  it('of many renames, restores, creates, imports and freezes to one name at once exactly one succeeds', async () => {
    const ids = (await atOnce(8, (index) => create(`Bearer ${index}`))).map(({ body }) => body.id ?? '');
    const talk = { format: 'openai', content: JSON.stringify([{ role: 'user', content: 'Hello' }]) };
    for (let round = 0; round < ROUNDS; round += 1) {
      const name = `Wanted ${round}`;
      const [first = '', ...rest] = ids;
      const answers = await Promise.all<Answered>([
        ...rest.map((id) => house.api<Answered['body']>('PATCH', `/test-scenarios/${id}`, { name })),
        house.api('PUT', `/test-scenarios/${first}`, { name, description: '', tags: [], template: anEmptyTemplate() }),
        create(name),
        house.post('/test-scenarios/import', { ...talk, name }),
        house.post('/freeze-session', { instance_id: `${first}-primary`, name }),
      ]);
      const won = answers.filter(({ status }) => status < 300);
      expect({ round, won: won.length, refused: refused(answers).length }).toEqual({
        round,
        won: 1,
        refused: answers.length - 1,
      });
      await expectBearer(name, won[0]?.body.id);
    }
  });

  it('a name that a rename gives free is given once, also to the one that had it', async () => {
    let holder = (await create('Passed on')).body.id ?? '';
    const waiting = (await atOnce(6, (index) => create(`Waiting ${index}`))).map(({ body }) => body.id ?? '');
    for (let round = 0; round < ROUNDS; round += 1) {
      await house.api('PATCH', `/test-scenarios/${holder}`, { name: `Given up ${round}` });
      const answers = await Promise.all(
        [...new Set([holder, ...waiting])].map((id) =>
          house.api<Answered['body']>('PATCH', `/test-scenarios/${id}`, { name: 'Passed on' }),
        ),
      );
      const [won, ...others] = wins(answers, 200);
      expect({ round, won: won?.status, others }).toEqual({ round, won: 200, others: [] });
      holder = won?.body.id ?? '';
      await expectBearer('Passed on', holder);
    }
  });
});
