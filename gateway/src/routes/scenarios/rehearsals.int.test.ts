import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTemplate } from '@rehearsal/testing/templates';
import { startGatewayUnderTest, type GatewayUnderTest } from '../../testing/gateway-under-test.js';

let gateway: GatewayUnderTest;
let scenarioId: string;

const rehearsals = [
  {
    name: 'a first hello',
    script: [{ say: 'Hello', expect: [{ phase: 'introduction' }] }],
    expectations: [{ path: '$.identities[*]', count: { at_least: 1 } }],
  },
];
const kept = [
  {
    ...rehearsals[0],
    script: [{ say: 'Hello', expect: [{ phase: 'INTRODUCTION' }] }],
    repeat: 1,
    gate: 'all',
    max_errors: 0,
  },
];

beforeAll(async () => {
  gateway = await startGatewayUnderTest();
  const created = await gateway.command('test-scenarios', {
    body: { name: 'rehearsed', template: aTemplate(), rehearsals },
  });
  expect(created.body.rehearsals).toEqual(kept);
  scenarioId = created.body.id;
});
afterAll(() => gateway.close());

const at = () => `test-scenarios/${scenarioId}`;
const now = async () => (await gateway.ask(at())).body;

describe('rehearsals beside a template', () => {
  it('stay when something else is patched, and go with null', async () => {
    await gateway.command(at(), { method: 'PATCH', body: { description: 'changed' } });
    expect(await now()).toMatchObject({ description: 'changed', rehearsals: kept });
    await gateway.command(at(), { method: 'PATCH', body: { rehearsals: null } });
    expect((await now()).rehearsals).toEqual([]);
    await gateway.command(at(), { method: 'PATCH', body: { rehearsals } });
    expect((await now()).rehearsals).toEqual(kept);
  });

  it('are sent back as they were read, and removed by a body without them', async () => {
    const body = await now();
    expect((await gateway.command(at(), { method: 'PUT', body })).body.rehearsals).toEqual(kept);
    const { name, template } = body;
    expect((await gateway.command(at(), { method: 'PUT', body: { name, template } })).body.rehearsals).toEqual([]);
    await gateway.command(at(), { method: 'PUT', body });
  });

  it('are exported and imported with their scenario', async () => {
    const { text } = await gateway.ask(`${at()}/export`);
    expect(JSON.parse(text)).toMatchObject({ rehearsals: [{ name: 'a first hello' }] });
    const again = await gateway.command('test-scenarios/import', { body: { content: text, name: 'again' } });
    expect(again.body.rehearsals).toEqual(kept);
  });

  it.each([
    [[{ name: 'n', script: [{ sya: 'Hi' }] }], '/rehearsals/0/script/0/sya', 'Did you mean "say"?'],
    [
      [{ ...rehearsals[0], expectations: [{ path: '$.identites[*]', count: 1 }] }],
      '/rehearsals/0/expectations/0/path',
      'Did you mean "identities"?',
    ],
    [
      [{ ...rehearsals[0], script: Array.from({ length: 201 }, () => ({ say: 'Hi' })) }],
      '/rehearsals/0/script',
      undefined,
    ],
  ])('are refused with the place of the fault and what was meant', async (wrong, pointer, hint) => {
    const body = { rehearsals: wrong };
    for (const [path, method, more] of [
      ['test-scenarios', 'POST', { name: 'wrong', template: aTemplate() }],
      [at(), 'PATCH', {}],
    ] as const) {
      const answer = await gateway.command(path, { method, body: { ...body, ...more } });
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([
        expect.objectContaining({ pointer, section: 'rehearsals', ...(hint && { hint }) }),
      ]);
    }
    const checked = await gateway.ask('test-scenarios/validate', { body: { template: aTemplate(), ...body } });
    expect(checked.body).toMatchObject({ valid: false, errors: [{ pointer, ...(hint && { hint }) }] });
    const content = JSON.stringify({ name: 'wrong', template: aTemplate(), ...body }, null, 1);
    const imported = await gateway.command('test-scenarios/import', { body: { content } });
    expect(imported.body.errors).toEqual([
      { pointer: '/content', message: expect.stringMatching(new RegExp(`^line \\d+, column \\d+: ${pointer} `)) },
    ]);
  });

  it('are where a template that still has a script is sent to', async () => {
    const body = { name: 'older', template: { ...aTemplate(), script: [] } };
    const answer = await gateway.command('test-scenarios', { body });
    expect(answer.body.errors).toMatchObject([
      { pointer: '/template/script', message: expect.stringContaining('`rehearsals`, beside `template`') },
    ]);
  });
});
