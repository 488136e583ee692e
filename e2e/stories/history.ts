import { describe, expect, it } from '@jest/globals';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { prefer } from '../system.js';
import { system } from './one-system.js';

const template = { user: { first_name: 'Ada', last_name: 'Example' }, coach_state: { current_phase: 'INTRODUCTION' } };

const post = <Body>(path: string, body: unknown = {}) => system.api<Body>('POST', path, { body, headers: prefer });
const read = async <Body>(path: string) => (await system.api<Body>('GET', path)).body;

describe('the versions of a scenario', () => {
  it('are listed, compared and restored; a restore is a version too', async () => {
    const { body: created } = await post<ScenarioView>('/test-scenarios', { name: 'With versions', template });
    const path = `/test-scenarios/${created.id}`;
    const user = { first_name: 'Grace', last_name: 'Example' };
    await system.api('PATCH', path, { body: { template: { user } }, headers: prefer });

    expect(await read(`${path}/versions`)).toMatchObject({ items: [{ version: 2 }, { version: 1 }] });
    expect(await read(`${path}/diff?from=1&to=2`)).toMatchObject({
      differences: [{ pointer: '/template/user/first_name', left: 'Ada', right: 'Grace' }],
    });
    const { status, headers, body } = await post<ScenarioView>(`${path}/versions/1/restore`);
    expect({ status, etag: headers.get('etag'), name: body.template.user.first_name }).toEqual({
      status: 200,
      etag: '"3"',
      name: 'Ada',
    });
    expect(await read(`${path}/diff?from=1&to=3`)).toMatchObject({ differences: [] });
  });

  it('that do not exist are a 404, and what is no version a 400', async () => {
    const { body } = await post<ScenarioView>('/test-scenarios', { name: 'Short history', template });
    const statusOf = async (path: string) => (await system.api('GET', `/test-scenarios/${body.id}${path}`)).status;
    expect(await statusOf('/versions/7')).toBe(404);
    expect(await statusOf('/versions/x')).toBe(400);
    expect(await statusOf('/diff?from=1')).toBe(400);
    expect((await post(`/test-scenarios/${body.id}/versions/7/restore`)).status).toBe(404);
  });
});

describe('a fork', () => {
  it('at any message is the state as it was after that message, in an instance of its own', async () => {
    const { body: scenario } = await post<ScenarioView>('/test-scenarios', { name: 'Forked', template });
    const source = scenario.primary_instance?.id ?? '';
    const recorded = new Map<string, string>();
    for (const content of ['Hello', 'I grew up by the sea and I teach', 'I love painting', 'I want to be calm']) {
      const { body } = await post<{ instance: InstanceView }>(`/instances/${source}/messages?include=instance`, {
        content,
      });
      const last = body.instance.chat_messages.at(-1)?.id ?? '';
      recorded.set(last, body.instance.digest);
    }
    for (const [after_message_id, digest] of recorded) {
      const { status, body } = await post<InstanceView>(`/instances/${source}/fork`, { after_message_id });
      expect({ status, digest: body.digest }).toEqual({ status: 201, digest });
      expect(body.forked_from).toMatchObject({ instance_id: source });
      expect(body.profile.email).toBe(`${body.id}@test.rehearsal.invalid`);
    }
    const before = await read<InstanceView>(`/instances/${source}`);
    const { body: fork } = await post<InstanceView>(`/instances/${source}/fork`, {
      at_version: 1,
      label: 'from the start',
    });
    await post(`/instances/${fork.id}/messages`, { content: 'Another way' });
    expect(await read(`/instances/${source}`)).toEqual(before);
    expect(await read(`/instances/${source}?at=1`)).toMatchObject({ digest: fork.digest, chat_messages: [] });
  });

  it('at what never was is refused, and so is one of nothing', async () => {
    const { body } = await post<ScenarioView>('/test-scenarios', { name: 'Not forked', template });
    const id = body.primary_instance?.id ?? '';
    const refusals = await Promise.all([
      post<{ code: string }>(`/instances/${id}/fork`, { at_version: 99 }),
      post<{ code: string }>(`/instances/${id}/fork`, { after_message_id: 'never-said' }),
      post<{ code: string }>(`/instances/${id}/fork`, { at_version: 1, after_message_id: 'm' }),
      post<{ code: string }>('/instances/nobody/fork'),
    ]);
    expect(refusals.map(({ status, body: problem }) => [status, problem.code])).toEqual([
      [404, 'INSTANCE_VERSION_NOT_FOUND'],
      [404, 'MESSAGE_NOT_FOUND'],
      [400, 'INVALID_INPUT'],
      [404, 'INSTANCE_NOT_FOUND'],
    ]);
  });
});
