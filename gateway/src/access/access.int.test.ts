import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permissionsOf, Role } from '@rehearsal/contracts/messages/roles';
import { sha256 } from '@rehearsal/platform/hash';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startGatewayUnderTest, type GatewayUnderTest } from '../testing/gateway-under-test.js';
import { forgetEnded } from './forget-ended.js';
import { permissions, type Access } from './permissions-table.js';

let gateway: GatewayUnderTest;
beforeAll(async () => {
  gateway = await startGatewayUnderTest();
});
afterAll(() => gateway.close());

describe('people and programs', () => {
  it('sign in once by a link, refresh by a cookie that changes, and sign out', async () => {
    const signedIn = await gateway.ask('auth/link', { body: { token: gateway.link }, token: null });
    expect([signedIn.status, signedIn.body.user]).toEqual([200, { id: 'admin', name: 'Administrator', role: 'admin' }]);
    const cookie = signedIn.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^rehearsal_refresh=[^;]+; Max-Age=\d+; Path=\/; .*HttpOnly; SameSite=Strict$/);
    expect((await gateway.ask('auth/link', { body: { token: gateway.link }, token: null })).status).toBe(401);

    const me = await gateway.ask('auth/me', { token: signedIn.body.access_token });
    expect(me.body).toEqual({ user: signedIn.body.user, permissions: permissionsOf.admin });

    const withCookie = (value: string) => ({
      method: 'POST',
      token: null,
      headers: { cookie: value.split(';')[0] ?? '' },
    });
    const refreshed = await gateway.ask('auth/refresh', withCookie(cookie));
    expect(refreshed.status).toBe(200);
    const next = refreshed.headers.get('set-cookie') ?? '';
    expect(next.split(';')[0]).not.toBe(cookie.split(';')[0]);

    expect((await gateway.ask('auth/sign-out', withCookie(next))).status).toBe(200);
    expect((await gateway.ask('auth/refresh', withCookie(next))).status).toBe(401);
    const stranger = await gateway.ask('auth/refresh', { method: 'POST', token: null });
    expect([stranger.status, stranger.text]).toEqual([204, '']);
    const after = await gateway.ask('auth/me', { token: refreshed.body.access_token });
    expect([after.status, after.body.code]).toEqual([401, 'UNAUTHENTICATED']);
    await gateway.heard('SignedIn', 'admin');
    await gateway.heard('SignedOut', 'admin');
  });

  it('are invited by a link with a role of their own', async () => {
    const { body } = await gateway.ask('auth/link/new', { body: { name: 'Vera', role: 'viewer' } });
    const token = new URL(body.link).hash.split('link=')[1];
    const signedIn = await gateway.ask('auth/link', { body: { token }, token: null });
    expect(signedIn.body.user).toMatchObject({ name: 'Vera', role: 'viewer' });
  });

  it('are named by their ids, also when they are gone, to those who may read the audit', async () => {
    const asked = (ids: string[], token?: string) =>
      gateway.ask(`names?ids=${ids.join()}`, token === undefined ? {} : { token });
    const person = (await gateway.ask('users', { body: { name: 'Zoë', role: 'viewer' } })).body.id;
    const program = (await gateway.ask('tokens', { body: { name: 'nightly', role: 'ci' } })).body.id;
    const named = { [person]: 'Zoë', [program]: 'nightly' };
    const namesNow = async () => {
      const { body } = await asked([program, 'nobody', person, person]);
      const { items } = body as unknown as { items: { id: string; name: string }[] };
      return Object.fromEntries(items.map(({ id, name }) => [id, name]));
    };
    expect(await namesNow()).toEqual(named);
    await gateway.ask(`users/${person}`, { method: 'DELETE' });
    await gateway.inDatabase((_tokens, store) =>
      store.tokens.updateOne({ _id: program }, { $set: { expires_at: '2020-01-01T00:00:00.000Z' } }),
    );
    await gateway.inDatabase((_tokens, store) => forgetEnded(store, undefined, new Date()));
    expect((await gateway.ask('tokens')).text).not.toContain(program);
    expect(await namesNow()).toEqual(named);
    expect((await asked(Array.from({ length: 101 }, (_, index) => `u${index}`))).status).toBe(400);
    const { token } = await gateway.tokenFor('viewer');
    expect((await asked([person], token)).status).toBe(403);
  });

  it('get tokens whose secret is shown once and kept nowhere', async () => {
    const { token, id } = await gateway.tokenFor('ci');
    const list = await gateway.ask('tokens');
    expect(list.body.items.map((item) => item.id)).toContain(id);
    expect(list.text).not.toContain(token);
    await gateway.heard('TokenCreated', 'cli');
  });

  it('get one token however often the request is repeated, and are shown its secret again for a while', async () => {
    const ordered = { body: { name: 'once', role: 'ci' }, headers: { 'idempotency-key': 'once' } };
    const [first, beside] = await Promise.all([gateway.ask('tokens', ordered), gateway.ask('tokens', ordered)]);
    const again = await gateway.ask('tokens', ordered);
    expect([first.status, beside.body, again.body]).toEqual([201, first.body, first.body]);
    const { id, token } = first.body;
    expect((await gateway.ask('auth/me', { token })).status).toBe(200);
    const { items } = (await gateway.ask('tokens')).body as unknown as { items: { name: string }[] };
    expect(items.filter(({ name }) => name === 'once')).toHaveLength(1);
    const { id: last } = await gateway.tokenFor('viewer');
    const toldOf = (tokenId: string) =>
      gateway.bus.heard.filter(
        ({ type, data }) => type === 'TokenCreated' && (data as { token_id: string }).token_id === tokenId,
      );
    await waitFor('what was done last to be heard', () => toldOf(last).length > 0);
    expect(new Set(toldOf(id).map((event) => event.id)).size).toBe(1);

    const other = await gateway.ask('tokens', { ...ordered, body: { name: 'once', role: 'admin' } });
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    await gateway.inDatabase((_tokens, store) =>
      store.tokens.updateOne({ _id: id }, { $set: { created_at: '2020-01-01T00:00:00.000Z' } }),
    );
    const late = await gateway.ask('tokens', ordered);
    expect([late.status, late.body.code]).toEqual([409, 'SECRET_SHOWN']);
  });

  it('revoke a token once however often the request is repeated, and are shown no secret of it', async () => {
    const ordered = { body: { name: 'gone', role: 'ci' }, headers: { 'idempotency-key': 'gone' } };
    const { id, token } = (await gateway.ask('tokens', ordered)).body;
    const revoke = { method: 'DELETE', headers: { 'idempotency-key': 'revoke' } };
    const [first, again] = [await gateway.ask(`tokens/${id}`, revoke), await gateway.ask(`tokens/${id}`, revoke)];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect((await gateway.ask(`tokens/${id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await gateway.ask('tokens', ordered)).body.code).toBe('SECRET_SHOWN');
    expect((await gateway.ask('auth/me', { token })).status).toBe(401);
  });

  it('are told who revoked a token: a program or a person, by name', async () => {
    const made = await gateway.tokenFor('viewer');
    const other = await gateway.tokenFor('admin');
    await gateway.ask(`tokens/${made.id}`, { method: 'DELETE', token: other.token });
    const { body } = await gateway.ask('tokens');
    const items = body.items as unknown as { id: string; name: string; revoked: unknown }[];
    const program = items.find(({ id }) => id === other.id);
    expect(program?.revoked).toBeNull();
    expect(items.find(({ id }) => id === made.id)?.revoked).toEqual({
      at: expect.any(String) as unknown,
      by: other.id,
      name: program?.name,
    });
  });

  it('lose what a revoked token opened, at once', async () => {
    const { token, id } = await gateway.tokenFor('ci');
    expect((await gateway.ask('load-runs/none', { token })).status).toBe(404);
    expect((await gateway.ask(`tokens/${id}`, { method: 'DELETE' })).status).toBe(200);
    expect((await gateway.ask('load-runs/none', { token })).status).toBe(401);
  });

  it('have each denial in the audit', async () => {
    const { token, id } = await gateway.tokenFor('viewer');
    await gateway.ask('tokens', { token });
    const event = await gateway.heard('AccessDenied', id);
    expect(event.data).toEqual({
      method: 'GET',
      path: '/api/v1/tokens',
      status: 403,
      code: 'FORBIDDEN',
      permission: 'token:manage',
    });
    await gateway.ask('tokens', { token: null });
    expect((await gateway.heard('AccessDenied', 'anonymous')).data).toMatchObject({ status: 401 });
  });
});

describe('what has ended', () => {
  it('is forgotten: sessions, links and, after some days in the list, tokens; never the used link of the console', async () => {
    const ago = (days: number) => new Date(Date.now() - days * 24 * 3600 * 1000).toISOString();
    const left = await gateway.inDatabase(async (tokens, store) => {
      const make = async (name: string) =>
        (await tokens.create({ name, role: 'ci', days: 1, createdBy: 'nobody' })).token._id;
      const made = { lately: await make('lately'), long: await make('long'), revoked: await make('revoked') };
      await store.tokens.updateOne({ _id: made.lately }, { $set: { expires_at: ago(1) } });
      await store.tokens.updateOne({ _id: made.long }, { $set: { expires_at: ago(8) } });
      await store.tokens.updateOne({ _id: made.revoked }, { $set: { revoked_at: ago(8) } });
      await store.sessions.updateMany({}, { $set: { expires_at: ago(1) } });
      await store.links.updateMany({}, { $set: { expires_at: ago(1) } });
      return made;
    });
    await gateway.another();
    const kept = await gateway.inDatabase(async (_tokens, store) => ({
      tokens: (await store.tokens.find({}).toArray()).map(({ _id }) => _id),
      sessions: await store.sessions.countDocuments({}),
      links: (await store.links.find({}).toArray()).map(({ _id }) => _id),
    }));
    expect(kept.tokens).toContain(left.lately);
    expect(kept.tokens).not.toContain(left.long);
    expect(kept.tokens).not.toContain(left.revoked);
    expect([kept.sessions, kept.links]).toEqual([0, [sha256(gateway.link)]]);
    expect((await gateway.ask('auth/link', { body: { token: gateway.link }, token: null })).status).toBe(401);
  });
});

describe('every route', () => {
  it.each(Role.options)('lets the role %s do what its permissions say, and nothing else', async (role) => {
    const { token } = await gateway.tokenFor(role);
    const seen: Record<string, boolean> = {};
    const expected: Record<string, boolean> = {};
    for (const [key, access] of Object.entries<Access>(permissions)) {
      const [method = '', path = ''] = key.split(' ');
      const asked = { method, token, headers: { prefer: 'wait=0' } };
      const { status } = await gateway.ask(`/api/v1${path.replaceAll(/:\w+/g, 'nobody')}`, asked);
      seen[key] = status !== 403;
      expected[key] = access === 'public' || access === 'signed-in' || permissionsOf[role].includes(access);
    }
    expect(seen).toEqual(expected);
  });

  it('turns away nobody in particular, unless it is public', async () => {
    for (const [key, access] of Object.entries<Access>(permissions)) {
      if (access === 'public') continue;
      const [method = '', path = ''] = key.split(' ');
      const { status } = await gateway.ask(`/api/v1${path.replaceAll(/:\w+/g, 'nobody')}`, { method, token: null });
      expect([key, status]).toEqual([key, 401]);
    }
  });
});
