import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anEmptyTemplate, aTemplate } from '@rehearsal/testing/templates';
import { backingFromEnv, freshNamespace, openBus, type Bus } from '@rehearsal/testing/service-under-test';
import { startService, type ServiceProcess } from '@rehearsal/testing/service-process';

let bus: Bus;
let scenarios: ServiceProcess;

beforeAll(async () => {
  const namespace = freshNamespace();
  bus = await openBus({ namespace, events: ['scenario.events.v1'], commands: ['scenario.commands.v1'] });
  const env = {
    ...backingFromEnv(),
    NAMESPACE: namespace,
    ACTOR_PUBLIC_KEYS: JSON.stringify([bus.gatewayKeys.publicKey]),
  };
  scenarios = await startService('services/scenario/dist/main.js', env);
});

afterAll(async () => {
  await scenarios.kill('SIGTERM');
  await bus.close();
});

const done = async (type: string, id: string, data: unknown) =>
  bus.outcome(await bus.send('scenario.commands.v1', type, id, data));
const named = (name: string, more = {}) => ({ name, template: aTemplate(), ...more });
const read = async (path: string) => (await (await scenarios.ask(path)).json()) as Record<string, unknown>;

describe('the scenario service', () => {
  it('keeps rehearsals with their scenario, version by version, and none that nobody can judge', async () => {
    const first = { name: 'first', script: [{ say: 'Hello' }] };
    await done('CreateScenario', 'r', named('Rehearsed', { rehearsals: [first] }));
    await done('UpdateScenario', 'r', { description: 'kept' });
    await done('UpdateScenario', 'r', { rehearsals: [first, { ...first, name: 'second' }] });
    expect(await read('/scenarios/r')).toMatchObject({ rehearsals: [{ name: 'first' }, { name: 'second' }] });
    expect(await read('/scenarios/r/versions/2')).toMatchObject({ rehearsals: [{ name: 'first' }] });
    expect(await read('/scenarios/r/diff?from=2&to=3')).toMatchObject({
      differences: [{ pointer: '/rehearsals/1', right: { name: 'second' } }],
    });
    const { items } = (await read('/scenarios?q=rehearsed')) as { items: Record<string, unknown>[] };
    expect(items).toMatchObject([{ id: 'r', rehearsals: ['first', 'second'] }]);
    const unjudgeable = { ...first, expectations: [{ path: '$.identites', count: 1 }] };
    expect(await done('UpdateScenario', 'r', { rehearsals: [unjudgeable] })).toMatchObject({
      type: 'CommandRefused',
      data: { code: 'REHEARSALS_INVALID', detail: expect.stringContaining('/rehearsals/0/expectations/0/path') },
    });
    await done('UpdateScenario', 'r', { rehearsals: [] });
    expect(await read('/scenarios/r')).toMatchObject({ version: 4, rehearsals: [] });
  });

  it('lists them from A to Z, or the last changed first, page by page', async () => {
    const tags = ['ordered'];
    for (const name of ['Bo', 'Ada', 'Cleo']) await done('CreateScenario', name, named(name, { tags }));
    await done('UpdateScenario', 'Bo', { description: 'changed' });
    const listed = async (sort: string) => {
      const names: unknown[] = [];
      for (let cursor: unknown = ''; cursor !== null;) {
        const behind = cursor === '' ? '' : `&cursor=${cursor as string}`;
        const page = await read(`/scenarios?tag=ordered&limit=1&sort=${sort}${behind}`);
        names.push(...(page.items as { name: string }[]).map(({ name }) => name));
        cursor = page.next_cursor;
      }
      return names;
    };
    expect(await listed('name')).toEqual(['Ada', 'Bo', 'Cleo']);
    expect(await listed('updated')).toEqual(['Bo', 'Cleo', 'Ada']);
    expect(await listed('created')).toEqual(['Cleo', 'Ada', 'Bo']);
    expect(await listed('created&order=asc')).toEqual(['Bo', 'Ada', 'Cleo']);
    expect(await read('/scenarios?tag=ordered&phase=INTEGRATION_AND_APPLICATION')).toMatchObject({ items: [] });
  });

  it('lists them by how they were rehearsed last, how much was said, and where they begin', async () => {
    const tags = ['ranked'];
    const mark = { scenario_version: 1, passed: 1, failed: 1, errors: 0, ended_at: '2026-11-30T10:00:00.000Z' };
    for (const [id, verdict] of Object.entries({ passing: 'always_pass', failing: 'always_fail', wavering: 'flaky' })) {
      const template = id === 'passing' ? anEmptyTemplate() : aTemplate();
      await done('CreateScenario', id, { name: `Ranked ${id}`, template, tags });
      await done('RecordRehearsed', id, { ...mark, run_id: `of-${id}`, verdict });
    }
    await done('CreateScenario', 'unrun', named('Ranked unrun', { tags }));
    const listed = async (query: string) =>
      ((await read(`/scenarios?tag=ranked&${query}`)).items as { id: string }[]).map(({ id }) => id);
    expect(await listed('sort=verdict')).toEqual(['failing', 'wavering', 'passing', 'unrun']);
    expect(await listed('sort=verdict&order=asc')).toEqual(['unrun', 'passing', 'wavering', 'failing']);
    expect(await listed('verdict=flaky')).toEqual(['wavering']);
    expect(await listed('verdict=never&sort=name')).toEqual(['unrun']);
    expect((await listed('sort=messages')).at(-1)).toBe('passing');
    expect((await listed('sort=phase'))[0]).toBe('passing');
    expect(await listed('sort=author&created_by=admin-1')).toHaveLength(4);
    expect(await read('/scenarios?verdict=flaky&tag=ranked')).toMatchObject({
      items: [{ version: 1, last_runs: [{ run_id: 'of-wavering', verdict: 'flaky' }] }],
    });
    expect(await done('RecordRehearsed', 'nobody', { ...mark, run_id: 'r', verdict: 'flaky' })).toMatchObject({
      data: { code: 'SCENARIO_NOT_FOUND' },
    });
  });

  it('lists them by how they are used, as their owner is told, also after they are changed', async () => {
    for (const id of ['busy', 'fresh', 'idle'])
      await done('CreateScenario', id, named(`Used ${id}`, { tags: ['used'] }));
    const items = [
      { id: 'busy', instances: 12, last_used_at: '2026-11-29T10:00:00.000Z' },
      { id: 'fresh', instances: 3, last_used_at: '2026-11-30T10:00:00.000Z' },
      { id: 'nobody', instances: 1, last_used_at: null },
    ];
    const headers = { 'content-type': 'application/json' };
    const tell = (uses: unknown) =>
      scenarios.ask('/scenario-uses', { method: 'PUT', headers, body: JSON.stringify({ items: uses }) });
    expect((await tell(items)).status).toBe(204);
    expect((await tell([{ id: 'busy', instances: -1 }])).status).toBe(400);
    await done('UpdateScenario', 'busy', { description: 'changed' });
    const listed = async (query: string) =>
      ((await read(`/scenarios?tag=used&${query}`)).items as { id: string }[]).map(({ id }) => id);
    expect(await listed('sort=used')).toEqual(['fresh', 'busy', 'idle']);
    expect(await listed('sort=instances')).toEqual(['busy', 'fresh', 'idle']);
    expect(await listed('sort=instances&order=asc&verdict=never')).toEqual(['idle', 'fresh', 'busy']);
    const first = await read('/scenarios?tag=used&sort=used&order=asc&limit=1');
    expect(first).toMatchObject({ items: [{ id: 'idle' }] });
    const cursor = String(first.next_cursor);
    expect(await listed(`sort=used&order=asc&cursor=${cursor}`)).toEqual(['busy', 'fresh']);
    expect(await read('/scenarios/busy')).not.toHaveProperty('told');
    expect(await read('/scenarios/nobody')).toMatchObject({ status: 404 });
  });

  it('counts versions, and refuses an update that expects another one', async () => {
    await done('CreateScenario', 'v', named('Versions'));
    expect(await done('UpdateScenario', 'v', { description: 'second' })).toMatchObject({
      type: 'ScenarioUpdated',
      data: { version: 2 },
    });
    expect(await done('UpdateScenario', 'v', { description: 'third', expected_version: 1 })).toMatchObject({
      data: { code: 'SCENARIO_VERSION_MISMATCH' },
    });
    expect(await read('/scenarios/v')).toMatchObject({
      version: 2,
      name: 'Versions',
      description: 'second',
      created_by: 'admin-1',
    });
    expect(await read('/scenarios/v/versions')).toMatchObject({ items: [{ version: 2 }, { version: 1 }] });
    expect(await read('/scenarios/v/versions/1')).toMatchObject({ version: 1, description: '' });
    expect(await read('/scenarios/v/diff?from=1&to=2')).toMatchObject({
      differences: [{ pointer: '/description', left: '', right: 'second' }],
    });
    expect(await read('/scenarios/v/versions/9')).toMatchObject({ status: 404 });
  });

  it('keeps names unique without regard to case, and gives a name free by rename or delete', async () => {
    await done('CreateScenario', 'n1', named('Taken'));
    expect(await done('CreateScenario', 'n2', named('tAKEN'))).toMatchObject({
      data: { code: 'SCENARIO_NAME_TAKEN', detail: expect.stringContaining('Taken') },
    });
    await done('UpdateScenario', 'n1', { name: 'Renamed' });
    expect((await done('CreateScenario', 'n3', named('Taken'))).type).toBe('ScenarioCreated');
    await done('DeleteScenario', 'n3', {});
    expect((await done('CreateScenario', 'n4', named('taken'))).type).toBe('ScenarioCreated');
  });

  it('takes composed and decomposed letters for one name, and keeps the composed one', async () => {
    await done('CreateScenario', 'c1', named('Cafe\u0301 talk'));
    expect(await read('/scenarios/c1')).toMatchObject({ name: 'Caf\u00e9 talk' });
    expect(await done('CreateScenario', 'c2', named('CAF\u00c9 TALK'))).toMatchObject({
      data: { code: 'SCENARIO_NAME_TAKEN' },
    });
  });

  it('lists newest first, page by page, with counts and without transcripts', async () => {
    for (const n of [1, 2, 3]) await done('CreateScenario', `p${n}`, named(`Page ${n}`, { tags: ['paging'] }));
    const first = await read('/scenarios?tag=paging&limit=2');
    expect(first.items).toMatchObject([{ id: 'p3', counts: { chat_messages: 2, identities: 2 } }, { id: 'p2' }]);
    expect(JSON.stringify(first)).not.toContain('improve my career');
    expect(await read(`/scenarios?tag=paging&limit=2&cursor=${String(first.next_cursor)}`)).toMatchObject({
      items: [{ id: 'p1' }],
      next_cursor: null,
    });
  });

  it.each([
    ['a text, never a pattern', '(IF) 50% .*'],
    ['beginnings of words, in any order', '5 wha'],
    ['no regard to case or accents', 'ECLAIR'],
    ['scripts that put no spaces between words', '昔々'],
    ['the description, from three letters on', 'quay'],
  ])('searches by %s', async (way, q) => {
    const marker = way.replaceAll(/\W/g, '').slice(0, 12);
    const id = `searched-${marker}`;
    const name = `What (if) 50% .* éclair 昔々あるところに ${marker}`;
    await done('CreateScenario', id, named(name, { description: 'At the quays' }));
    await done('CreateScenario', `${id}-not`, named(`Something else ${marker}`, { description: 'elsewhere' }));
    const found = await read(`/scenarios?q=${encodeURIComponent(`${q} ${marker}`)}`);
    expect(found).toMatchObject({ items: [{ id }], next_cursor: null });
  });

  it.each(['garbage', '%7B', 'WzFd'])('says in a sentence that it gave no cursor such as %s', async (cursor) => {
    expect(await read(`/scenarios?cursor=${cursor}`)).toMatchObject({
      status: 400,
      errors: [{ pointer: '/cursor', message: 'is not a cursor that this list gave as next_cursor' }],
    });
  });

  it('finds nothing for what is in no scenario, or only within a word', async () => {
    await done('CreateScenario', 'whole', named('Brainstorming xylophones'));
    expect(await read('/scenarios?q=xylophones')).toMatchObject({ items: [{ id: 'whole' }] });
    expect(await read('/scenarios?q=storming%20xylophones')).toMatchObject({ items: [] });
    expect(await read('/scenarios?q=%21%21')).toMatchObject({ items: [] });
  });
});
