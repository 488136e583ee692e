import { describe, expect, it } from '@jest/globals';
import { generateActorKeys } from '@rehearsal/platform/actor-token';
import { accessTokens, type AccessTokens } from './access-tokens.js';
import type { ApiTokens } from './api-tokens.js';
import { Authenticator } from './authenticator.js';
import { isForeignOrigin } from '../http/origin.js';
import { refreshCookie } from './refresh-cookie.js';
import type { Sessions } from './sessions.js';
import type { AccessStore, ApiToken } from './store.js';

const aToken: ApiToken = {
  _id: 'token-1',
  name: 'ci',
  role: 'ci',
  hash: 'h',
  created_by: 'admin',
  created_at: '2026-01-01T00:00:00.000Z',
  expires_at: '2027-01-01T00:00:00.000Z',
  revoked_at: null,
};

/** An authenticator over one API token that can be taken away, and a clock that is moved by hand. */
function given() {
  const world = { now: Date.parse('2026-06-01T00:00:00.000Z'), token: aToken as ApiToken | null, lookups: 0 };
  const apiTokens = {
    findBySecret: () => {
      world.lookups += 1;
      return Promise.resolve(world.token);
    },
  } as unknown as ApiTokens;
  const dependencies = {
    apiTokens,
    store: {} as AccessStore,
    sessions: {} as unknown as Sessions,
    accessTokens: {} as AccessTokens,
  };
  return { world, authenticator: new Authenticator(dependencies, () => world.now) };
}

describe('the authenticator', () => {
  it('asks the database once for many requests', async () => {
    const { world, authenticator } = given();
    const principals = await Promise.all([1, 2, 3].map(() => authenticator.identify('secret')));
    expect(principals[2]).toMatchObject({ id: 'token-1', role: 'ci', kind: 'token' });
    expect(world.lookups).toBe(1);
  });

  it('notices within five seconds that a token was revoked elsewhere', async () => {
    const { world, authenticator } = given();
    await authenticator.identify('secret');
    world.token = null;
    world.now += 5000;
    await expect(authenticator.identify('secret')).rejects.toMatchObject({ status: 401 });
  });

  it('notices at once what was revoked here', async () => {
    const { world, authenticator } = given();
    await authenticator.identify('secret');
    world.token = null;
    authenticator.forget();
    await expect(authenticator.identify('secret')).rejects.toMatchObject({ status: 401 });
  });

  it('does not remember a failure', async () => {
    const { world, authenticator } = given();
    world.token = null;
    await expect(authenticator.identify('secret')).rejects.toMatchObject({ status: 401 });
    world.token = aToken;
    await expect(authenticator.identify('secret')).resolves.toMatchObject({ id: 'token-1' });
  });
});

describe('access tokens', () => {
  it('are taken only when signed by our key, for us, as an access token', async () => {
    const ours = await accessTokens(generateActorKeys('a').privateKey);
    const theirs = await accessTokens(generateActorKeys('b').privateKey);
    const claims = { userId: 'u', sessionId: 's' };
    expect(await ours.verify(await ours.issue(claims))).toMatchObject(claims);
    await expect(ours.verify(await theirs.issue(claims))).rejects.toMatchObject({ status: 401 });
    await expect(ours.verify(await ours.issueForInstance('i', 'test'))).rejects.toMatchObject({ status: 401 });
  });
});

describe('the refresh cookie', () => {
  it('is bound to the host wherever people come by https', () => {
    expect(refreshCookie('https://rehearsal.example').name).toBe('__Host-rehearsal_refresh');
    expect(refreshCookie('http://localhost:8080').name).toBe('rehearsal_refresh');
  });
});

describe('an origin', () => {
  it.each([
    [undefined, false],
    ['http://localhost:8080', false],
    ['http://127.0.0.1:9000', false],
    ['https://elsewhere.example', true],
    ['null', true],
  ])('of %s is foreign: %s', (origin, expected) => {
    expect(isForeignOrigin(origin, '127.0.0.1:9000', 'http://localhost:8080')).toBe(expected);
  });
});
