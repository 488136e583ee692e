import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import { decodeJwt } from 'jose';
import { aTemplate, anEmptyTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startGatewayUnderTest, type Answered, type GatewayUnderTest } from './testing/gateway-under-test.js';

let gateway: GatewayUnderTest;
let scenarioId: string;
let instanceId: string;

beforeAll(async () => {
  gateway = await startGatewayUnderTest();
  const created = await gateway.command('test-scenarios', { body: { name: 'given', template: aTemplate() } });
  scenarioId = created.body.id;
  instanceId = created.body.primary_instance.id;
});
afterAll(() => gateway.close());

describe('scenarios', () => {
  it('are answered with version, location and primary instance when they are made', async () => {
    const answer = await gateway.command('test-scenarios', { body: { name: 'made', template: aTemplate() } });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.headers.get('location')).toBe(`/api/v1/test-scenarios/${answer.body.id}`);
    expect(answer.headers.get('preference-applied')).toBe('wait=20');
    expect(answer.body).toMatchObject({
      name: 'made',
      created_by: 'cli',
      primary_instance: { id: `${answer.body.id}-primary`, version: 1 },
    });
    const command = gateway.owners.commands.find(({ aggregateId }) => aggregateId === answer.body.id);
    expect(command?.id).toBe(answer.headers.get('x-correlation-id'));
    expect(command?.actor).toMatchObject({ id: 'cli', role: 'admin' } satisfies Actor);
  });

  it('take the body of a GET back by PUT', async () => {
    const read = await gateway.ask(`test-scenarios/${scenarioId}`);
    const written = await gateway.command(`test-scenarios/${scenarioId}`, {
      method: 'PUT',
      body: read.body,
      headers: { 'if-match': read.headers.get('etag') ?? '' },
    });
    expect(written.status).toBe(200);
    expect(written.body.template).toEqual(read.body.template);
  });

  it('change only what a merge patch names', async () => {
    const before = (await gateway.ask(`test-scenarios/${scenarioId}`)).body;
    const patched = await gateway.command(`test-scenarios/${scenarioId}`, {
      method: 'PATCH',
      body: { template: { coach_state: { identity_focus: null, current_phase: 'identity refinement' } } },
      headers: { 'content-type': 'application/merge-patch+json' },
    });
    expect(patched.status).toBe(200);
    const { identity_focus: _gone, ...coach_state } = {
      ...before.template.coach_state,
      current_phase: 'IDENTITY_REFINEMENT',
    };
    expect(patched.body).toMatchObject({ name: before.name, template: { ...before.template, coach_state } });
    expect(patched.body.template.coach_state).not.toHaveProperty('identity_focus');
  });

  it('refuse a name that is taken, with the status of the refusal', async () => {
    const answer = await gateway.command('test-scenarios', { body: { name: 'given', template: aTemplate() } });
    expect([answer.status, answer.body.code]).toEqual([409, 'SCENARIO_NAME_TAKEN']);
  });

  it('are made of a session by freezing it, under another name for the person', async () => {
    const answer = await gateway.command('freeze-session', {
      body: { instance_id: instanceId, name: 'frozen', first_name: 'Ann' },
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      name: 'frozen',
      source: { instance_id: instanceId, kind: 'test' },
      template: { user: { first_name: 'Ann' } },
    });
    // The name of the person who was frozen is in none of its texts.
    expect(JSON.stringify(answer.body.template)).not.toMatch(/\b(John|Doe)\b/);
  });

  it('keep personal data in a freeze only for a reason, which stays with them', async () => {
    const raw_reason = 'the person agreed to be shown in training';
    const answer = await gateway.command('freeze-session', {
      body: { instance_id: instanceId, name: 'frozen as it is', raw_reason },
    });
    expect(answer.body).toMatchObject({
      source: { raw_reason },
      template: { user: { first_name: 'John', last_name: 'Doe' } },
    });
  });

  it('show what a freeze would replace before it is made', async () => {
    const { status, body } = await gateway.ask('freeze-session/preview', { body: { instance_id: instanceId } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      replacements: expect.arrayContaining([expect.objectContaining({ kind: 'name', found: 'John' })]),
    });
  });

  it('are validated with every fault at once', async () => {
    const answer = await gateway.ask('test-scenarios/validate', {
      body: { template: { user: {}, coach_state: { current_phase: 'x' } } },
    });
    expect(answer.status).toBe(200);
    expect(answer.body.valid).toBe(false);
    expect(answer.body.errors?.map(({ pointer }) => pointer)).toEqual([
      '/user/first_name',
      '/user/last_name',
      '/coach_state/current_phase',
    ]);
  });

  it('may be written as the older system writes them, and what is read can be put back', async () => {
    const template = {
      user: { first_name: 'Ines', last_name: 'Moreau', email: '' },
      chat_messages: [{ role: 'assistant', content: 'Welcome.', timestamp: '2024-05-01T09:58:12' }],
      actions: [{ action_type: 'end_break', parameters: {}, coach_message_content: 'Welcome.' }],
    };
    const { body: checked } = await gateway.ask('test-scenarios/validate', { body: { template } });
    expect([checked.valid, checked.warnings.map(({ pointer }) => pointer)]).toEqual([
      true,
      ['/user/email', '/coach_state', '/chat_messages/0/timestamp', '/actions/0/coach_message_content'],
    ]);
    const made = await gateway.command('test-scenarios', { body: { name: 'older', template } });
    expect(made.status).toBe(201);
    expect(made.body.template.actions[0]).toMatchObject({ coach_message: 'Welcome.' });
    const { body: read } = await gateway.ask(`test-scenarios/${made.body.id}`);
    const put = await gateway.command(`test-scenarios/${made.body.id}`, { method: 'PUT', body: read });
    expect([put.status, put.body.template]).toEqual([200, read.template]);
  });
});

describe('instances', () => {
  it('are made of a scenario and can be read whole and in parts', async () => {
    const made = await gateway.command(`test-scenarios/${scenarioId}/instances`);
    expect(made.status).toBe(201);
    const { id } = made.body;
    expect((await gateway.ask(`instances/${id}`)).body).toEqual(made.body);
    expect((await gateway.ask(`instances/${id}/profile`)).body).toEqual(made.body.profile);
    expect((await gateway.ask(`instances/${id}/identities`)).body.items).toEqual(made.body.identities);
  });

  it("answer a message with the coach's reply", async () => {
    const answer = await gateway.command(`instances/${instanceId}/messages`, { body: { content: 'Hello' } });
    expect([answer.status, answer.body.reply.content]).toEqual([201, 'You said: Hello']);
    expect(Object.keys(answer.body).sort()).toEqual(['actions', 'refused_actions', 'reply', 'version']);
    const asked = { body: { content: 'Hello again' } };
    const whole = await gateway.command(`instances/${instanceId}/messages?include=instance`, asked);
    expect(whole.body.instance).toMatchObject({ id: instanceId, version: whole.body.version });
  });

  it('start where they are, or fresh', async () => {
    const kept = await gateway.command(`test-scenarios/${scenarioId}/start`);
    const fresh = await gateway.command(`test-scenarios/${scenarioId}/start`, { body: { fresh: true } });
    expect([kept.status, kept.body.id]).toEqual([201, instanceId]);
    expect([fresh.status, fresh.body.id, fresh.body.version]).toEqual([201, instanceId, kept.body.version + 1]);
  });

  it('give a token that speaks as the test user', async () => {
    const answer = await gateway.ask(`instances/${instanceId}/token`, { method: 'POST' });
    const claims = decodeJwt(answer.body.access_token);
    expect(claims).toMatchObject({ sub: instanceId, kind: 'test', aud: 'rehearsal-coach', iss: 'rehearsal' });
    await gateway.heard('InstanceTokenIssued', 'cli');
  });
});

describe('the way of a command', () => {
  it('is 202 with an operation when nobody waits, and the operation tells the outcome', async () => {
    const answer = await gateway.ask('test-scenarios', { body: { name: 'later', template: aTemplate() } });
    expect(answer.status).toBe(202);
    const location = answer.headers.get('location') ?? '';
    expect(location).toBe(`/api/v1/operations/${answer.body.operation.id}`);
    expect(answer.body.operation).toMatchObject({ status: 'pending', type: 'CreateScenario' });
    expect(await outcomeOf(answer)).toMatchObject({ status: 'applied', version: 1 });
  });

  it('is 202 when the wait runs out', async () => {
    gateway.owners.silent.add('ResetInstance');
    const answer = await gateway.ask(`instances/${instanceId}/reset`, {
      method: 'POST',
      headers: { prefer: 'wait=1' },
    });
    gateway.owners.silent.delete('ResetInstance');
    expect([answer.status, answer.headers.get('preference-applied')]).toEqual([202, 'wait=1']);
    expect((await gateway.ask(`operations/${answer.body.operation.id}`)).body.status).toBe('pending');
  });

  it('has one outcome for one key, however often and at once it is asked', async () => {
    const asked = { body: { name: 'once', template: aTemplate() }, headers: { 'idempotency-key': 'create-once' } };
    const answers = await Promise.all(Array.from({ length: 10 }, () => gateway.command('test-scenarios', asked)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect([...gateway.owners.scenarios.values()].filter(({ name }) => name === 'once')).toHaveLength(1);
  });

  it('refuses a key that was used for something else', async () => {
    const headers = { 'idempotency-key': 'used-twice' };
    await gateway.command('test-scenarios', { body: { name: 'one thing', template: aTemplate() }, headers });
    const again = await gateway.command('test-scenarios', {
      body: { name: 'another', template: aTemplate() },
      headers,
    });
    expect([again.status, again.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('ends refused under a key that was used for something else, also when nobody waits', async () => {
    const headers = { 'idempotency-key': 'used-twice-later' };
    const ask = (name: string) => gateway.ask('test-scenarios', { body: { name, template: aTemplate() }, headers });
    const [first, other] = [await ask('the first of the key'), await ask('another of the key')];
    expect([first.status, other.status]).toEqual([202, 202]);
    expect(await outcomeOf(first)).toMatchObject({ status: 'applied' });
    expect(await outcomeOf(other)).toMatchObject({
      status: 'refused',
      refusal: { code: 'IDEMPOTENCY_KEY_REUSED', status: 422 },
    });
    expect([...gateway.owners.scenarios.values()].map(({ name }) => name)).not.toContain('another of the key');
  });

  it('takes the same key at another path or with another method for another command', async () => {
    const headers = { 'idempotency-key': 'everywhere' };
    const made = await gateway.command('test-scenarios', { body: { name: 'by key', template: aTemplate() }, headers });
    const path = `test-scenarios/${made.body.id}`;
    const patched = await gateway.command(path, { method: 'PATCH', body: { description: 'changed' }, headers });
    expect([patched.status, patched.body.description]).toEqual([200, 'changed']);
    const [one, two] = await Promise.all(
      [scenarioId, made.body.id].map((id) => gateway.command(`test-scenarios/${id}/instances`, { headers })),
    );
    expect([one?.body.scenario_id, two?.body.scenario_id]).toEqual([scenarioId, made.body.id]);
    expect((await gateway.command(path, { method: 'DELETE', headers })).status).toBe(200);
  });

  it('has one outcome for one key, however its path is spelt', async () => {
    const headers = { 'idempotency-key': 'spelt' };
    const [first = '', ...rest] = scenarioId;
    const encoded = `%${first.charCodeAt(0).toString(16)}${rest.join('')}`;
    const answers = await Promise.all(
      [scenarioId, encoded].flatMap((id) =>
        ['', '/'].map((end) => gateway.command(`test-scenarios/${id}/instances${end}`, { headers })),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  it('takes the same key of two principals for two commands', async () => {
    const other = await gateway.tokenFor('admin');
    const headers = { 'idempotency-key': 'shared' };
    const mine = await gateway.command(`test-scenarios/${scenarioId}/instances`, { headers });
    const theirs = await gateway.command(`test-scenarios/${scenarioId}/instances`, { headers, token: other.token });
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(mine.body.id).not.toBe(theirs.body.id);
  });

  it('tells the same reply again when a message is repeated', async () => {
    const asked = { body: { content: 'Again' }, headers: { 'idempotency-key': 'say-again' } };
    const first = await gateway.command(`instances/${instanceId}/messages`, asked);
    const second = await gateway.command(`instances/${instanceId}/messages`, asked);
    expect([second.status, second.body.reply]).toEqual([201, first.body.reply]);
  });

  it('tells the repeat of a deletion that it was done, although nothing is there any more', async () => {
    const { body } = await gateway.command('test-scenarios', { body: { name: 'doomed', template: anEmptyTemplate() } });
    const asked = { method: 'DELETE', headers: { 'idempotency-key': 'delete-doomed' } };
    expect((await gateway.command(`test-scenarios/${body.id}`, asked)).status).toBe(200);
    expect((await gateway.command(`test-scenarios/${body.id}`, asked)).status).toBe(200);
    expect((await gateway.command(`test-scenarios/${body.id}`, { method: 'DELETE' })).status).toBe(404);
  });

  it('is 503 when the owner of a read is away, and 502 when the owner is broken', async () => {
    const away = await gateway.ask('audit');
    expect([away.status, away.body.code, away.headers.get('retry-after')]).toEqual([503, 'UNAVAILABLE', '2']);
    const broken = await gateway.ask('load-runs/broken');
    expect([broken.status, broken.body.code]).toEqual([502, 'OWNER_FAILED']);
  });
});

const outcomeOf = ({ headers }: Answered) =>
  waitFor('the outcome', async () => {
    const { body } = await gateway.ask(headers.get('location') ?? '');
    return body.status === 'pending' ? undefined : body;
  });
