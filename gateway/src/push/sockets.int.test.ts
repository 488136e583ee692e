import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { io, type Socket } from 'socket.io-client';
import { tokenChannel } from '@rehearsal/contracts/instance/channels';
import type { InstancePush, WatchersPush } from '@rehearsal/contracts/socket/pushes';
import { progressChannel } from '@rehearsal/contracts/load/load-run';
import { aTemplate } from '@rehearsal/testing/templates';
import { backingFromEnv } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startGatewayUnderTest, type GatewayUnderTest } from '../testing/gateway-under-test.js';

interface Pushed {
  event: string;
  data: unknown;
}

let gateway: GatewayUnderTest;
let redis: Redis;
let scenarioId: string;
let instanceId: string;
const sockets: Socket[] = [];

beforeAll(async () => {
  gateway = await startGatewayUnderTest();
  redis = new Redis(backingFromEnv().REDIS_URL);
  const { body } = await gateway.command('test-scenarios', { body: { name: 'watched', template: aTemplate() } });
  scenarioId = body.id;
  instanceId = body.primary_instance.id;
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(async () => {
  redis.disconnect();
  await gateway.close();
});

/** A socket, and what it was sent. */
async function connect(token: string | undefined, headers: Record<string, string> = {}, at = gateway.url) {
  const socket = io(at, {
    auth: { token },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: headers,
  });
  sockets.push(socket);
  const pushed: Pushed[] = [];
  socket.onAny((event: string, data: unknown) => pushed.push({ event, data }));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('connect_error', (error) => reject(error));
  });
  return {
    socket,
    pushed,
    watch: (room: string) =>
      socket.emitWithAck('watch', { room }) as Promise<{ ok: boolean; version?: number; problem?: { status: number } }>,
    unwatch: (room: string) => socket.emitWithAck('unwatch', { room }) as Promise<{ ok: boolean }>,
  };
}

describe('a socket', () => {
  it.each(['watch', 'unwatch'])('says what is wrong with a %s that names no room', async (event) => {
    const { socket } = await connect(gateway.adminToken);
    for (const given of [[], [null], ['scenarios'], [{}], [{ room: 'nowhere' }]])
      expect(await socket.emitWithAck(event, ...given)).toMatchObject({
        ok: false,
        problem: { status: 400, code: 'INVALID_INPUT' },
      });
  });

  it('is opened by nobody who calls us by a name that is not ours', async () => {
    await expect(connect(gateway.adminToken, { host: 'rebound.example' })).rejects.toThrow();
  });

  it('is not let in without a token that opens something', async () => {
    await expect(connect(undefined)).rejects.toMatchObject({ data: { status: 401, code: 'UNAUTHENTICATED' } });
    await expect(connect('rhl_guess')).rejects.toMatchObject({ data: { status: 401 } });
  });

  it('is not let in for a page of another site', async () => {
    await expect(connect(gateway.adminToken, { origin: 'https://elsewhere.example' })).rejects.toThrow(
      'websocket error',
    );
  });

  it('is told each commit of an instance, whole and with its version', async () => {
    const { watch, pushed } = await connect(gateway.adminToken);
    const { ok, version = 0 } = await watch(`instance:${instanceId}`);
    expect(ok).toBe(true);
    await gateway.command(`instances/${instanceId}/messages`, { body: { content: 'Look' } });
    const pushes = await waitFor('two pushes', () => {
      const found = pushed.filter(({ event }) => event === 'instance').map(({ data }) => data as InstancePush);
      return found.length >= 2 ? found : undefined;
    });
    expect(pushes.map((push) => [push.id, push.version, push.events.map(({ type }) => type)])).toEqual([
      [instanceId, version + 1, ['MessageSent']],
      [instanceId, version + 2, ['CoachReplied']],
    ]);
  });

  it('hears of scenarios, and no longer after it stopped watching', async () => {
    const first = await connect(gateway.adminToken);
    const second = await connect(gateway.adminToken);
    await first.watch('scenarios');
    await second.watch('scenarios');
    await first.unwatch('scenarios');
    await gateway.command(`test-scenarios/${scenarioId}`, { method: 'PATCH', body: { description: 'new' } });
    const pushed = await waitFor('a push', () => second.pushed.at(-1));
    expect(pushed).toMatchObject({ event: 'scenario', data: { id: scenarioId, type: 'ScenarioUpdated' } });
    expect(first.pushed).toEqual([]);
  });

  it('streams the tokens of a reply and the seconds of a load run', async () => {
    const { watch, pushed } = await connect(gateway.adminToken);
    await watch(`instance:${instanceId}`);
    await waitFor('the token', async () => {
      await redis.publish(tokenChannel(instanceId), JSON.stringify({ message_id: 'm', index: 0, token: 'Hel' }));
      return pushed.find(({ event }) => event === 'token');
    });
    expect(pushed.find(({ event }) => event === 'token')?.data).toEqual({
      instance_id: instanceId,
      message_id: 'm',
      index: 0,
      token: 'Hel',
    });
    await redis.publish(progressChannel('unwatched'), JSON.stringify({ vus: 1 }));
    await redis.publish(tokenChannel(instanceId), 'not JSON');
    expect(pushed.some(({ event }) => event === 'load-run-progress')).toBe(false);
  });

  it('is told who else watches an instance, at whichever gateway, and when they are gone', async () => {
    const other = await gateway.another();
    const [here, there] = [await gateway.tokenFor('operator'), await gateway.tokenFor('viewer')];
    const first = await connect(here.token);
    const second = await connect(there.token, {}, other.url);
    const again = await connect(here.token, {}, other.url);
    const room = `instance:${instanceId}`;
    const untilTold = (who: typeof first, ids: string[]) =>
      waitFor(`the watchers to be ${ids.join()}`, () => {
        const { data } = who.pushed.findLast(({ event }) => event === 'watchers') ?? {};
        return JSON.stringify((data as WatchersPush | undefined)?.watchers) === JSON.stringify(ids.sort());
      });
    await first.watch(room);
    await untilTold(first, [here.id]);
    await second.watch(room);
    await again.watch(room);
    for (const each of [first, second, again]) await untilTold(each, [here.id, there.id]);
    const asked = await gateway.ask(`instances/${instanceId}/watchers`, { token: there.token });
    expect(asked.body).toEqual({ instance_id: instanceId, watchers: [here.id, there.id].sort() });
    expect((await gateway.ask('instances/nobody/watchers')).status).toBe(404);
    await second.unwatch(room);
    for (const each of [first, again]) await untilTold(each, [here.id]);
    // The same person is there still, by another socket.
    again.socket.disconnect();
    await second.watch(room);
    for (const each of [first, second]) await untilTold(each, [here.id, there.id]);
    await other.kill('SIGKILL');
    await untilTold(first, [here.id]);
  });

  it('may watch only what the role may read, and what exists', async () => {
    const viewer = await connect((await gateway.tokenFor('viewer')).token);
    expect(await viewer.watch('load-runs')).toEqual({ ok: true });
    expect(await viewer.watch('instance:nobody')).toMatchObject({ ok: false, problem: { status: 404 } });
    expect(await viewer.watch('audit')).toMatchObject({ ok: false, problem: { status: 400, code: 'INVALID_INPUT' } });
    expect(await viewer.socket.emitWithAck('watch', { room: ['scenarios'], more: 1 })).toMatchObject({
      ok: false,
      problem: { status: 400 },
    });
  });

  it('is cut when its token is revoked', async () => {
    const { id, token } = await gateway.tokenFor('ci');
    const { socket } = await connect(token);
    await gateway.ask(`tokens/${id}`, { method: 'DELETE' });
    await waitFor('the end of the socket', () => socket.disconnected);
  });

  it('is cut when its token was revoked where nobody told this gateway', async () => {
    const { id, token } = await gateway.tokenFor('ci');
    const { socket } = await connect(token);
    await gateway.inDatabase((tokens) => tokens.revoke(id, 'the test', 'a command'));
    await waitFor('the end of the socket', () => socket.disconnected);
  });

  it('lives no longer than its token', async () => {
    // Long enough to be opened with it on a machine that does much else.
    const secondsInDays = 5 / (24 * 3600);
    const { secret } = await gateway.inDatabase((tokens) =>
      tokens.create({ name: 'brief', role: 'viewer', days: secondsInDays, createdBy: 'test' }),
    );
    const { socket } = await connect(secret);
    await waitFor('the end of the socket', () => socket.disconnected);
  });

  it('is cut when its session ends', async () => {
    const { body } = await gateway.ask('auth/link/new', { body: { name: 'Ed', role: 'viewer' } });
    const link = new URL(body.link).hash.split('link=')[1];
    const signedIn = await gateway.ask('auth/link', { body: { token: link }, token: null });
    const { socket } = await connect(signedIn.body.access_token);
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    await gateway.ask('auth/sign-out', { method: 'POST', token: null, headers: { cookie } });
    await waitFor('the end of the socket', () => socket.disconnected);
  });
});
