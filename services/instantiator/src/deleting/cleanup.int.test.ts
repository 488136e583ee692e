import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CleanupPlan, CleanupProgress } from '@rehearsal/contracts/instance/cleanup';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startHouse, type House } from '@rehearsal/testing/house';

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.close());

type Plan = CleanupPlan & { dry_run: true; total: number };
interface Operation {
  id: string;
  status: string;
  progress?: CleanupProgress;
}
interface Cleaned {
  message: string;
  operation: Operation;
}
const plan = async (filter: object) =>
  (await house.post<Plan>('/instances/cleanup', { ...filter, dry_run: true })).body;
const idsOf = ({ items }: Pick<Plan, 'items'>) => items.map(({ id }) => id).toSorted();
const statusOf = async (id: string) => (await house.api('GET', `/instances/${id}`)).status;

async function made(count: number, tags: string[] = [], body: object = {}) {
  const scenario = await house.aScenario(anEmptyTemplate(), tags);
  const instances = await Promise.all(Array.from({ length: count }, () => house.anInstanceOf(scenario, body)));
  return { scenario, ids: instances.map(({ id }) => id).toSorted() };
}

describe('a cleanup', () => {
  it('is planned first: by scenario, tag, label and age, each narrowing the others, and nothing goes', async () => {
    const [one, two] = [await made(3, ['old'], { label: 'mine' }), await made(2, ['old'])];
    expect(idsOf(await plan({ scenario_id: one.scenario.id }))).toEqual(one.ids);
    expect(idsOf(await plan({ tag: 'old' }))).toEqual([...one.ids, ...two.ids].toSorted());
    expect(idsOf(await plan({ label: 'mine' }))).toEqual(one.ids);
    expect(idsOf(await plan({ tag: 'old', label: 'mine', scenario_id: two.scenario.id }))).toEqual([]);
    expect(idsOf(await plan({ tag: 'nobody-has-it' }))).toEqual([]);
    expect(idsOf(await plan({ tag: 'old', older_than: '1h' }))).toEqual([]);
    expect(await plan({ scenario_id: one.scenario.id })).toMatchObject({ total: 3, kept_primary: 1, more: false });
    await waitFor('a second to pass', async () => idsOf(await plan({ tag: 'old', older_than: 1 })).length === 5);
    for (const id of [...one.ids, ...two.ids]) expect(await statusOf(id)).toBe(200);
  });

  it('deletes what the plan says, on record as who asked, and leaves primary ones', async () => {
    const { scenario, ids } = await made(12);
    const other = await made(1);
    const { status, body } = await house.post<Cleaned>('/instances/cleanup', { scenario_id: scenario.id });
    expect([status, body.message, body.operation.progress]).toEqual([
      200,
      '12 instances are deleted.',
      { total: 12, done: 12 },
    ]);
    for (const id of ids) expect(await statusOf(id)).toBe(410);
    expect(await statusOf(scenario.primary_instance?.id ?? '')).toBe(200);
    expect(await statusOf(other.ids[0] ?? '')).toBe(200);
    const { items } = await house.read<{ items: { command: string; actor: { id: string } }[] }>(
      `/instances/${ids[0] ?? ''}/history`,
    );
    expect(items.at(-1)).toMatchObject({ command: 'DeleteInstance', actor: { id: 'cli' } });
  });

  it('of many can be followed to its end by its operation, and given again under the same key', async () => {
    const { scenario } = await made(60);
    const ask = () =>
      house.api<{ operation: Operation }>(
        'POST',
        '/instances/cleanup',
        { scenario_id: scenario.id },
        {
          'idempotency-key': `clean-${scenario.id}`,
        },
      );
    const first = await ask();
    expect([first.status, first.headers.get('location')]).toEqual([
      202,
      `/api/v1/operations/${first.body.operation.id}`,
    ]);
    const again = await ask();
    expect(again.body.operation.id).toBe(first.body.operation.id);
    const end = await waitFor('the end of the cleanup', async () => {
      const operation = await house.read<Operation>(`/operations/${first.body.operation.id}`);
      return operation.status === 'applied' ? operation : undefined;
    });
    expect(end.progress).toEqual({ total: 60, done: 60 });
    expect(await plan({ scenario_id: scenario.id })).toMatchObject({ total: 0, kept_primary: 1 });
  });

  it('of nothing is done at once, and one that says nothing is turned away', async () => {
    const { body } = await house.post<Cleaned>('/instances/cleanup', { label: 'nobody-has-it' });
    expect(body).toMatchObject({ message: '0 instances are deleted.', operation: { status: 'applied' } });
    for (const bad of [{}, { dry_run: true }, { older_than: 'long' }, { scenario_id: 'a/b' }, { everything: true }])
      expect((await house.post('/instances/cleanup', bad)).status).toBe(400);
  });
});
