import { expect, it } from '@jest/globals';
import { actorsNamed } from './actors.js';

const invited = (id: string, name: string) => ({ action: 'UserInvited', target_id: id, body: { name } });
const made = (id: string, name: string) => ({ action: 'TokenCreated', target_id: 'x', body: { token_id: id, name } });

/** Two pages of those who were invited, and one of tokens. */
const asked: Record<string, unknown>[] = [];
const api = {
  get: <T>(_path: string, query: Record<string, unknown> = {}) => {
    asked.push(query);
    const items = query.action === 'TokenCreated' ? [made('t-1', 'Jose’s laptop')] : query.cursor === 'on' ? [invited('u-9', 'José')] : [invited('u-1', 'Ada'), { ...invited('u-2', ''), body: null }]; // prettier-ignore
    return Promise.resolve({ items, next_cursor: query.action === 'UserInvited' && query.cursor !== 'on' ? 'on' : null } as T); // prettier-ignore
  },
};

it('finds people and tokens by their names, however far back they came, and no others', async () => {
  expect(await actorsNamed(api, ' JOSE ')).toEqual([
    { id: 'u-9', name: 'José', kind: 'person' },
    { id: 't-1', name: 'Jose’s laptop', kind: 'token' },
  ]);
  expect(asked.map(({ q }) => q)).toEqual(['JOSE', 'JOSE', 'JOSE']);
});

it('names those that came last where nothing is asked for, and looks no further', async () => {
  expect((await actorsNamed(api, '')).map(({ name }) => name)).toEqual(['Ada', 'Jose’s laptop']);
});
