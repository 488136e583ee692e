import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@rehearsal/contracts/http/problem';
import type { RehearsalPage, RehearsalRunRow } from '@rehearsal/contracts/http/rehearsals';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { startHouse, type House } from '@rehearsal/testing/house';
import { anEmptyTemplate } from '@rehearsal/testing/templates';

let house: House;
beforeAll(async () => {
  // Nobody takes trials: what is queued stays so.
  house = await startHouse({ rehearsals: 1, env: { TRIAL_CONCURRENCY: '0' } });
});
afterAll(() => house.close());

const hello = { name: 'says hello', script: [{ say: 'Hello' }], repeat: 3 };
const goodbye = { name: 'says goodbye', script: [{ say: 'Goodbye' }], gate: { rate: 0.5 }, max_errors: 1 };
const content = { name: 'Of a file', template: anEmptyTemplate(), rehearsals: [goodbye] };

let named = 0;
async function aScenario(rehearsals: object[], tags: string[] = []) {
  const body = { name: `Rehearsed ${++named}`, tags, template: anEmptyTemplate(), rehearsals };
  return (await house.post<{ id: string; name: string }>('/test-scenarios', body)).body;
}
const run = (body: object) => house.post<RehearsalRunView>('/rehearsal-runs', body);
const read = (id: string) => house.read<RehearsalRunView>(`/rehearsal-runs/${id}`);

describe('a rehearsal run', () => {
  it('is planned from the version that a scenario has now, as its rehearsals say', async () => {
    const { id, name } = await aScenario([hello, goodbye]);
    const { status, headers, body } = await run({ scenario_ids: [id] });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/api/v1/rehearsal-runs/${body.id}`);
    const source = { scenario_id: id, scenario_version: 1 };
    expect(body).toMatchObject({
      state: 'queued',
      seed: 1,
      keep: 'failed',
      engine: null,
      rehearsals: [
        { rehearsal: 'says hello', scenario_name: name, source, trials: 3, gate: 'all', max_errors: 0 },
        { rehearsal: 'says goodbye', source, trials: 1, gate: { rate: 0.5 }, max_errors: 1 },
      ],
      trials: [],
      requested_by: 'cli',
    });
    await house.api('PATCH', `/test-scenarios/${id}`, { description: 'Another version' });
    expect(await read(body.id)).toEqual(body);
    expect((await run({ scenario_ids: [id] })).body.rehearsals[0]?.source).toMatchObject({ scenario_version: 2 });
  });

  it('takes what is said of all of its rehearsals before what each says', async () => {
    const { name } = await aScenario([hello, goodbye]);
    const { body } = await run({ names: [name], repeat: 7, gate: 'all', max_errors: 2, seed: 9, keep: 'none' });
    expect(body.rehearsals).toMatchObject([
      { trials: 7, gate: 'all', max_errors: 2 },
      { trials: 7, gate: 'all', max_errors: 2 },
    ]);
    expect(body).toMatchObject({ seed: 9, keep: 'none' });
  });

  it('finds rehearsals by their names, by their scenarios and by tags, each once', async () => {
    const alone = await aScenario([{ ...hello, name: 'a name of its own' }], ['smoke']);
    const tagged = await aScenario([hello, goodbye], ['smoke', 'deep']);
    const planned = async (body: object) => (await run(body)).body.rehearsals.map(({ rehearsal }) => rehearsal);
    expect(await planned({ names: ['a name of its own'] })).toEqual(['a name of its own']);
    expect(await planned({ names: ['A  Name\u00a0of its OWN'] })).toEqual(['a name of its own']);
    expect(await planned({ names: [tagged.name.replaceAll(' ', '\u00a0')] })).toEqual(['says hello', 'says goodbye']);
    expect(await planned({ names: [tagged.name] })).toEqual(['says hello', 'says goodbye']);
    expect(await planned({ tags: ['deep'] })).toEqual(['says hello', 'says goodbye']);
    const all = await planned({ tags: ['smoke'], scenario_ids: [alone.id], names: ['a name of its own'] });
    expect(all.toSorted()).toEqual(['a name of its own', 'says goodbye', 'says hello']);
    const { body } = await run({ rehearsals: [{ scenario_id: tagged.id, rehearsal: 'says hello' }] });
    expect(body.rehearsals).toMatchObject([{ rehearsal: 'says hello', scenario_name: tagged.name }]);
  });

  it('of files goes by their content, and makes no scenario of it', async () => {
    const before = await house.read<{ items: unknown[] }>('/test-scenarios?limit=200');
    const { status, body } = await run({ files: [{ file: 'scenarios/of-a-file.json', content }] });
    expect(status).toBe(201);
    expect(body.rehearsals).toMatchObject([
      { rehearsal: 'says goodbye', scenario_name: 'Of a file', source: { file: 'scenarios/of-a-file.json' } },
    ]);
    expect(body.rehearsals[0]?.source).toHaveProperty('content', expect.stringMatching(/^[0-9a-f]{64}$/));
    expect(await house.read('/test-scenarios?limit=200')).toEqual(before);
  });

  it('is turned away with every fault and its place, and nothing is queued', async () => {
    const count = async () => (await house.read<{ items: unknown[] }>('/rehearsal-runs?limit=200')).items.length;
    const before = await count();
    const faultsOf = async (body: object) => {
      const answer = await house.post<Problem>('/rehearsal-runs', body);
      return [answer.status, answer.body.errors?.map(({ pointer }) => pointer)];
    };
    expect(await faultsOf({ names: ['nobody'], tags: ['nothing'], scenario_ids: ['nowhere'] })).toEqual([
      400,
      ['/names/0', '/tags/0', '/scenario_ids/0'],
    ]);
    const { id } = await aScenario([hello]);
    const single = (rehearsal: string) => ({ scenario_id: id, rehearsal });
    expect(await faultsOf({ rehearsals: [single('says hello'), single('nobody')] })).toEqual([400, ['/rehearsals/1']]);
    expect(await faultsOf({})).toEqual([400, ['']]);
    const without = { ...content, rehearsals: [] };
    expect(await faultsOf({ files: [{ content: without }] })).toEqual([400, ['/files/0/content/rehearsals']]);
    const untimely = { ...content, rehearsals: [{ ...hello, script: [{ say: 'Hi', expect: [{ fase: 'x' }] }] }] };
    expect((await faultsOf({ files: [{ content: untimely }] }))[0]).toBe(400);
    const played = { ...hello, script: [{ converse: { at_most: 1 } }], person: { engine: 'model' } };
    expect(await faultsOf({ files: [{ content: { ...content, rehearsals: [played] } }] })).toEqual([
      400,
      ['/files/0/content/rehearsals/0/person/engine'],
    ]);
    const many = Array.from({ length: 21 }, (_, index) => ({ ...hello, name: `rehearsal ${index}` }));
    expect(await faultsOf({ files: [{ content: { ...content, rehearsals: many } }], repeat: 100 })).toEqual([
      400,
      [''],
    ]);
    expect(await count()).toBe(before);
  });

  it('on an engine that there is not is turned away before anything is planned, and told which there are', async () => {
    const { items } = await house.read<{ items: RehearsalRunRow[] }>('/rehearsal-runs?limit=200');
    const refused = await run({ files: [{ content }], engine: 'nobody' });
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'ENGINE_UNKNOWN',
        detail: 'There is no engine "nobody".',
        errors: [{ pointer: '/engine', message: 'There is no engine "nobody".', hint: 'There are scripted.' }],
      },
    });
    const near = await run({ names: ['no matter which'], engine: 'scriptd' });
    expect(near).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/engine', hint: 'Did you mean scripted?' }] },
    });
    expect((await house.read<{ items: RehearsalRunRow[] }>('/rehearsal-runs?limit=200')).items).toEqual(items);
  });

  it('is the same run when the request comes again under its key', async () => {
    const { id } = await aScenario([hello]);
    const ask = (body: object) =>
      house.api<RehearsalRunView>('POST', '/rehearsal-runs', body, { prefer: 'wait=20', 'idempotency-key': 'twice' });
    const first = await ask({ scenario_ids: [id] });
    // What it was planned from is not there any more, and is not asked for again.
    expect((await house.api('DELETE', `/test-scenarios/${id}`)).status).toBe(200);
    const again = await ask({ scenario_ids: [id] });
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
    const other = await house.api<Problem>(
      'POST',
      '/rehearsal-runs',
      { scenario_ids: [id], repeat: 2 },
      {
        prefer: 'wait=20',
        'idempotency-key': 'twice',
      },
    );
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('that is asked for while the coach is away is told when to come again, and is queued under its key then', async () => {
    const [, coach] = house.processes;
    const headers = { prefer: 'wait=20', 'idempotency-key': 'while-the-coach-is-away' };
    coach?.child.kill('SIGSTOP');
    try {
      const refused = await fetch(`${house.url}/api/v1/rehearsal-runs`, {
        method: 'POST',
        headers: { authorization: `Bearer ${house.token}`, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ files: [{ content }] }),
      });
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
      expect(await refused.json()).toMatchObject({
        code: 'UNAVAILABLE',
        detail: expect.stringMatching(/coach service does not answer; repeating is safe/) as unknown,
      });
    } finally {
      coach?.child.kill('SIGCONT');
    }
    const again = await house.api<RehearsalRunView>('POST', '/rehearsal-runs', { files: [{ content }] }, headers);
    expect([again.status, again.body.state]).toEqual([201, 'queued']);
  });

  it('is cancelled while it is queued, once', async () => {
    const { body } = await run({ files: [{ content }] });
    const cancelled = await house.post<RehearsalRunView>(`/rehearsal-runs/${body.id}/cancel`, { reason: 'enough' });
    expect([cancelled.status, cancelled.body.state, cancelled.body.left_behind]).toEqual([200, 'cancelled', 0]);
    const again = await house.post<Problem>(`/rehearsal-runs/${body.id}/cancel`);
    expect([again.status, again.body.code]).toEqual([409, 'REHEARSAL_RUN_ENDED']);
    expect((await house.post('/rehearsal-runs/nobody/cancel')).status).toBe(404);
  });

  it('is listed without its trials, newest first, by state', async () => {
    const { body } = await run({ files: [{ content }] });
    const { items } = await house.read<{ items: RehearsalRunRow[] }>('/rehearsal-runs?limit=2&state=queued');
    expect(items).toHaveLength(2);
    const { trials: _, ...row } = body;
    expect(items[0]).toEqual(row);
    const found = async (words: string) =>
      (await house.read<{ items: RehearsalRunRow[] }>(`/rehearsal-runs?limit=1&q=${words}`)).items;
    const [planned] = body.rehearsals;
    expect(await found(`${planned?.rehearsal ?? ''}+${planned?.scenario_name ?? ''}`)).toEqual([row]);
    expect(await found('nobody-calls-it-so')).toEqual([]);
    expect((await house.api('GET', '/rehearsal-runs?state=sleeping')).status).toBe(400);
    expect((await house.api('GET', '/rehearsal-runs/nobody')).status).toBe(404);
    expect((await house.api('GET', `/rehearsal-runs/${body.id}/trials/0/1`)).status).toBe(404);
  });
});

it('the list of rehearsals has those of all scenarios, by name, tag and scenario', async () => {
  const { id, name } = await aScenario([hello, goodbye], ['listed']);
  await aScenario([], ['listed']);
  const list = (query: string) => house.read<RehearsalPage>(`/rehearsals?${query}`);
  const found = await list('tag=listed');
  expect(found.items).toMatchObject([
    { rehearsal: 'says hello', scenario_id: id, scenario_name: name, scenario_version: 1, repeat: 3, last_runs: [] },
    { rehearsal: 'says goodbye', tags: ['listed'], repeat: 1 },
  ]);
  expect(await list(`scenario_id=${id}`)).toEqual(found);
  expect(await list(`name=${encodeURIComponent(name)}`)).toEqual(found);
});
