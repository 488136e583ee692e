import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@rehearsal/contracts/messages/roles';
import { sha256 } from '@rehearsal/platform/hash';
import { openBrokerProxy, type BrokerProxy } from '@rehearsal/platform/testing/broker-proxy';
import { backingFromEnv } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startGatewayUnderTest, type GatewayUnderTest } from '../testing/gateway-under-test.js';
import { peopleAt, type Person } from '../testing/people.js';

let broker: BrokerProxy;
let gateway: GatewayUnderTest;
const { peopleThere, invite, signIn, aPerson, heardOf, signInByConsole, removeAdminsBut, whoIs, watching } = peopleAt(
  () => gateway,
);
beforeAll(async () => {
  broker = await openBrokerProxy(backingFromEnv().KAFKA_BROKERS);
  gateway = await startGatewayUnderTest({ KAFKA_BROKERS: broker.address });
});
afterAll(async () => {
  broker.flow();
  await gateway.close();
  await broker.close();
});

const aSession = {
  refresh_hash: '0',
  previous_hash: null,
  rotated_at: new Date().toISOString(),
  created_at: new Date().toISOString(),
  expires_at: new Date(Date.now() + 3_600_000).toISOString(),
};

describe('people', () => {
  it('are invited by a link, listed, and in the audit with who invited them', async () => {
    const { id, link, role, sessions } = await invite('Vera', 'viewer');
    expect([role, sessions]).toEqual(['viewer', 0]);
    await signIn(link);
    expect(await peopleThere()).toContainEqual(
      expect.objectContaining({ id, name: 'Vera', role: 'viewer', created_by: 'cli', sessions: 1 }),
    );
    const invited = await heardOf('UserInvited', id);
    expect([invited.actor.id, invited.data]).toEqual(['cli', { name: 'Vera', role: 'viewer' }]);
    await heardOf('SignInLinkCreated', id);
  });

  it('are invited once however often the request is repeated', async () => {
    const asked = { body: { name: 'Once', role: 'viewer' }, headers: { 'idempotency-key': 'once' } };
    const [first, again] = [await gateway.ask('users', asked), await gateway.ask('users', asked)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect((again.body as unknown as Person).id).toBe((first.body as unknown as Person).id);
    expect(again.body.link).toBe(first.body.link);
    expect((await peopleThere()).filter(({ id }) => id === (first.body as unknown as Person).id)).toHaveLength(1);
  });

  it('get one link however often the request is repeated, and none once it was used', async () => {
    const { id } = await invite('Linked', 'viewer');
    const asked = { method: 'POST', headers: { 'idempotency-key': 'link' } };
    const [first, again] = [await gateway.ask(`users/${id}/link`, asked), await gateway.ask(`users/${id}/link`, asked)];
    expect([first.status, again.body]).toEqual([201, first.body]);
    expect(await signIn(first.body.link)).toEqual(expect.any(String));
    const late = await gateway.ask(`users/${id}/link`, asked);
    expect([late.status, late.body.code]).toEqual([409, 'SECRET_SHOWN']);
    // Events of a person come in their order: by the end of the sessions, every link was told of.
    await gateway.ask(`users/${id}/sessions`, { method: 'DELETE' });
    await heardOf('SessionsEnded', id);
    const made = gateway.bus.heard.filter((event) => event.type === 'SignInLinkCreated' && event.aggregateId === id);
    expect(new Set(made.map((event) => event.id)).size).toBe(2);
  });

  it('keep what came after a request that is repeated', async () => {
    const { id, token } = await aPerson('Late', 'operator');
    const smaller = { method: 'PATCH', body: { role: 'viewer' }, headers: { 'idempotency-key': 'smaller' } };
    const end = { method: 'DELETE', headers: { 'idempotency-key': 'end' } };
    await gateway.ask(`users/${id}`, smaller);
    const reused = await gateway.ask(`users/${id}`, { ...smaller, body: { role: 'ci' } });
    expect([reused.status, reused.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect((await gateway.ask(`users/${id}/sessions`, end)).body).toMatchObject({ message: 'One session is ended.' });
    expect(await whoIs(token)).toBe(401);

    await gateway.ask(`users/${id}`, { method: 'PATCH', body: { role: 'admin' } });
    const back = await signIn((await gateway.ask(`users/${id}/link`, { method: 'POST' })).body.link);
    const { body } = await gateway.ask('tokens', { token: back, body: { name: 'later', role: 'admin' } });
    await gateway.ask(`users/${id}`, smaller);
    expect((await gateway.ask(`users/${id}/sessions`, end)).body).toMatchObject({ message: 'One session is ended.' });
    expect([await whoIs(back), await whoIs(body.token)]).toEqual([200, 200]);
    expect(await peopleThere()).toContainEqual(expect.objectContaining({ id, role: 'admin', sessions: 1 }));
    await gateway.ask(`users/${id}`, { method: 'DELETE' });
  });

  it('may do what their new role says at once, and their sockets come back with it', async () => {
    const { id, token } = await aPerson('Otto', 'viewer');
    const { closed } = await watching(token);
    expect((await gateway.ask('users', { token })).status).toBe(403);
    expect((await gateway.ask(`users/${id}`, { method: 'PATCH', body: { role: 'admin' } })).status).toBe(200);
    expect((await gateway.ask('users', { token })).status).toBe(200);
    expect(await closed).toBe('io server disconnect');
    expect((await heardOf('UserRoleChanged', id)).data).toEqual({ from: 'viewer', to: 'admin' });
  });

  it('lose the tokens that may do more than they themselves may', async () => {
    const { id, token } = await aPerson('Dora', 'admin');
    const mine = await gateway.ask('tokens', { token, body: { name: 'mine', role: 'admin' } });
    const small = await gateway.ask('tokens', { token, body: { name: 'small', role: 'viewer' } });
    await gateway.ask(`users/${id}`, { method: 'PATCH', body: { role: 'viewer' } });
    expect([await whoIs(mine.body.token), await whoIs(small.body.token)]).toEqual([401, 200]);
    const { items } = (await gateway.ask('tokens?limit=200')).body as unknown as { items: { id: string }[] };
    const revoked = { by: 'cli', name: 'command line on this machine' };
    expect(items).toContainEqual(
      expect.objectContaining({ id: mine.body.id, revoked: expect.objectContaining(revoked) }),
    );
  });

  it('are listed page by page, newest first, however many there are', async () => {
    const many = Array.from({ length: 1100 }, (_, n) => ({
      ...{ _id: `many-${n}`, name: `Many ${n}`, role: 'viewer' as const, created_by: 'cli' },
      created_at: new Date(Date.UTC(2020, 0, 1) + Math.floor(n / 7) * 1000).toISOString(),
    }));
    await gateway.inDatabase((_tokens, store) => store.users.insertMany(many));
    const found: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { status, body } = await gateway.ask(`users?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`);
      expect(status).toBe(200);
      const page = body as unknown as { items: { id: string; created_at: string }[]; next_cursor: string | null };
      found.push(...page.items.map(({ id }) => id).filter((id) => id.startsWith('many-')));
      cursor = page.next_cursor;
    }
    await gateway.inDatabase((_tokens, store) => store.users.deleteMany({ _id: { $in: many.map(({ _id }) => _id) } }));
    const byTime = many.toSorted((a, b) => b.created_at.localeCompare(a.created_at) || (a._id < b._id ? 1 : -1));
    expect(found).toEqual(byTime.map(({ _id }) => _id));
  });

  it('have all of their sessions ended, sockets too', async () => {
    const { id, token } = await aPerson('Sam', 'viewer');
    const { closed } = await watching(token);
    const ended = await gateway.ask(`users/${id}/sessions`, { method: 'DELETE' });
    expect(ended.body).toMatchObject({ success: true, message: 'One session is ended.' });
    expect(await closed).toBe('io server disconnect');
    expect(await whoIs(token)).toBe(401);
    expect((await heardOf('SessionsEnded', id)).data).toEqual({ sessions: 1 });
  });

  it('are removed with their sessions, links and tokens', async () => {
    const { id, token } = await aPerson('Gone', 'admin');
    const theirs = await gateway.ask('tokens', { token, body: { name: 'theirs', role: 'ci' } });
    const unused = (await gateway.ask(`users/${id}/link`, { method: 'POST' })).body.link;
    const { closed } = await watching(token);
    expect((await gateway.ask(`users/${id}`, { method: 'DELETE' })).status).toBe(200);
    expect(await closed).toBe('io server disconnect');
    expect([await whoIs(token), await whoIs(theirs.body.token)]).toEqual([401, 401]);
    expect(await signIn(unused)).toBeUndefined();
    expect((await peopleThere()).map((each) => each.id)).not.toContain(id);
    expect((await gateway.ask(`users/${id}`, { method: 'DELETE' })).body.code).toBe('USER_NOT_FOUND');
    await heardOf('UserRemoved', id);
  });

  it('leave nothing behind when their removal was cut short and is asked for again', async () => {
    const asked = { body: { name: 'Half', role: 'viewer' }, headers: { 'idempotency-key': 'half' } };
    const { id } = (await gateway.ask('users', asked)).body as unknown as Person;
    expect((await gateway.ask(`users/${id}`, { method: 'DELETE' })).status).toBe(200);
    const left = await gateway.inDatabase((tokens) =>
      tokens.create({ name: 'left', role: 'admin', days: 1, createdBy: id }),
    );
    expect((await gateway.ask(`users/${id}`, { method: 'DELETE' })).body.code).toBe('USER_NOT_FOUND');
    expect(await whoIs(left.secret)).toBe(401);
    const invitedAgain = await gateway.ask('users', asked);
    expect([invitedAgain.status, invitedAgain.body.code]).toEqual([404, 'USER_NOT_FOUND']);
  });

  it('leave nothing behind when their removal or their smaller role was cut short, and nobody asks again', async () => {
    const gone = await aPerson('Cut short', 'admin');
    const smaller = await aPerson('Cut smaller', 'admin');
    expect((await gateway.ask(`users/${gone.id}`, { method: 'DELETE' })).status).toBe(200);
    await gateway.ask(`users/${smaller.id}`, { method: 'PATCH', body: { role: 'viewer' } });
    const left = await gateway.inDatabase(async (tokens, store) => {
      const make = async (role: Role, createdBy: string) =>
        (await tokens.create({ name: 'left', role, days: 1, createdBy })).secret;
      await store.sessions.insertOne({ ...aSession, _id: 'left', user_id: gone.id });
      return {
        ofGone: await make('viewer', gone.id),
        exceeding: await make('operator', smaller.id),
        allowed: await make('viewer', smaller.id),
        ofProgram: await make('admin', 'cli'),
      };
    });
    await gateway.another();
    expect([await whoIs(left.ofGone), await whoIs(left.exceeding)]).toEqual([401, 401]);
    expect([await whoIs(left.allowed), await whoIs(left.ofProgram)]).toEqual([200, 200]);
    expect(await gateway.inDatabase((_tokens, store) => store.sessions.countDocuments({ _id: 'left' }))).toBe(0);
  });

  it('always have an admin among them who has signed in: an invitation counts once it is used', async () => {
    expect((await signInByConsole(gateway.link)).status).toBe(200);
    const { id, link } = await invite('Invited', 'admin');
    await removeAdminsBut(id, 'admin');
    const smaller = { method: 'PATCH', body: { role: 'viewer' } };
    for (const asked of [smaller, { method: 'DELETE' }]) {
      const { status, body } = await gateway.ask('users/admin', asked);
      expect([status, body.code, body.detail]).toEqual([
        409,
        'LAST_ADMIN',
        expect.stringMatching(
          /an invitation alone does not count\. Make somebody else an admin .* sign in by their link/,
        ),
      ]);
    }
    await signIn(link);
    expect((await gateway.ask('users/admin', smaller)).status).toBe(200);
    // Signed in as they are, they count again at once.
    expect((await gateway.ask('users/admin', { method: 'PATCH', body: { role: 'admin' } })).status).toBe(200);
    expect((await gateway.ask(`users/${id}`, { method: 'DELETE' })).status).toBe(200);
    const withdrawn = await invite('Withdrawn', 'admin');
    expect((await gateway.ask(`users/${withdrawn.id}`, { method: 'DELETE' })).status).toBe(200);
  });

  it('always have an admin among them, also when two send each other away at once', async () => {
    const { id } = await aPerson('Second', 'admin');
    await removeAdminsBut(id, 'admin');
    const [first, second] = await Promise.all([
      gateway.ask(`users/${id}`, { method: 'DELETE' }),
      gateway.ask('users/admin', { method: 'PATCH', body: { role: 'viewer' } }),
    ]);
    expect([first.status, second.status].toSorted()).toEqual([200, 409]);
    const refused = first.status === 409 ? first : second;
    expect(refused.body.code).toBe('LAST_ADMIN');
    expect((await peopleThere()).filter(({ role }) => role === 'admin')).toHaveLength(1);
    await waitFor('the refusal in the audit', () =>
      gateway.bus.heard.find(
        ({ type, data }) => type === 'CommandRefused' && JSON.stringify(data).includes('LAST_ADMIN'),
      ),
    );
  });

  it('are never signed in by the link of a start, which has an admin of its own, made anew when they were removed', async () => {
    const kept = await aPerson('Kept', 'admin');
    const invited = await invite('Never there', 'admin');
    expect((await gateway.ask('users/admin', { method: 'DELETE' })).status).toBe(200);
    const start = (link: string) =>
      gateway.another({
        BOOTSTRAP: JSON.stringify({ link_token_hash: sha256(link), cli_token_hash: sha256(gateway.adminToken) }),
      });
    await start('next');
    const { status, body } = await signInByConsole('next');
    expect([status, body.user.name, body.user.role]).toEqual([200, 'Administrator', 'admin']);
    expect(['admin', kept.id, invited.id]).not.toContain(body.user.id);
    await start('after');
    expect((await signInByConsole('after')).body.user.id).toBe(body.user.id);

    expect((await gateway.ask(`users/${body.user.id}`, { method: 'DELETE' })).status).toBe(200);
    expect((await gateway.ask('auth/link/new', { method: 'POST' })).body.code).toBe('USER_NOT_FOUND');
    await start('after');
    expect((await signInByConsole('after')).status).toBe(401);
  });

  it('are sent away also while Kafka is away, and the audit learns it once it is back', async () => {
    const { id, token } = await aPerson('Late', 'viewer');
    broker.hold();
    try {
      expect((await gateway.ask(`users/${id}/sessions`, { method: 'DELETE' })).status).toBe(200);
      expect(await whoIs(token)).toBe(401);
      expect((await gateway.ask('users', { token: null })).status).toBe(401);
    } finally {
      broker.flow();
    }
    await waitFor('the denial while Kafka was away', () =>
      gateway.bus.heard.find(
        ({ type, data }) => type === 'AccessDenied' && JSON.stringify(data).includes('/api/v1/users"'),
      ),
    );
    await waitFor(
      'the end of the sessions',
      () => gateway.bus.heard.find((event) => event.type === 'SessionsEnded' && event.aggregateId === id),
      { withinMs: 60_000 },
    );
  });
});
