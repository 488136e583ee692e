import { beforeEach, expect, it } from '@jest/globals';
import { actorsNamed } from './actors.js';

interface Query {
  readonly action?: string;
  readonly until?: string;
  readonly cursor?: string;
  readonly q?: string;
}

const on = (day: number): string => new Date(Date.UTC(2026, 0, day)).toISOString();
const invited = (day: number, name: string) => ({ at: on(day), action: 'UserInvited', target_id: `u-${day}`, body: { name } }); // prettier-ignore
const made = (day: number, name: string) => ({ at: on(day), action: 'TokenCreated', target_id: 'x', body: { token_id: `t-${day}`, name } }); // prettier-ignore

/** Newest first; an answer to a question looks at two of them. */
let log: (ReturnType<typeof invited> | ReturnType<typeof made>)[];
let asked: Query[];
const api = {
  get: <T>(_path: string, query: Query = {}) => {
    asked.push(query);
    const { action, until = on(31), cursor } = query;
    const meant = log.filter((entry) => entry.action === action && entry.at <= until && !(entry.at >= (cursor ?? 'x')));
    const last = meant.length > 2 ? (meant[1]?.at ?? null) : null;
    return Promise.resolve({ items: meant.slice(0, 2), next_cursor: last, looked_back_to: last } as T);
  },
};
beforeEach(() => {
  asked = [];
  log = [
    invited(29, 'Ada'),
    { ...invited(28, ''), body: { name: '' } },
    made(27, 'Jose’s laptop'),
    invited(26, 'José'),
  ];
});

it('finds people and tokens by their names, however far back they came, and no others', async () => {
  expect(await actorsNamed(api, ' JOSE ')).toEqual({
    actors: [
      { id: 'u-26', name: 'José', kind: 'person' },
      { id: 't-27', name: 'Jose’s laptop', kind: 'token' },
    ],
    looked_back_to: null,
  });
  expect(asked.map(({ q }) => q)).toEqual(['JOSE', 'JOSE', 'JOSE']);
});

it('names those that came last where nothing is asked for, and says how far back it looked', async () => {
  const { actors, looked_back_to } = await actorsNamed(api, '');
  expect([actors.map(({ name }) => name), looked_back_to]).toEqual([['Ada', 'Jose’s laptop'], on(28)]);
});

it('says where it stopped looking, and looks further from there', async () => {
  for (let day = 25; day > 5; day--) log.push(invited(day, `José (${day})`), made(day, `laptop ${day}`));
  const first = await actorsNamed(api, 'jose (9)');
  // Five answers about those who were invited; tokens are looked for further back than that.
  expect(first).toEqual({ actors: [], looked_back_to: on(19) });
  const { actors } = await actorsNamed(api, 'jose (9)', { until: first.looked_back_to ?? undefined });
  expect(asked.slice(-10).every(({ until }) => until === on(19))).toBe(true);
  expect(actors).toEqual([]);
  expect((await actorsNamed(api, 'jose (9)', { until: on(11) })).actors.map(({ id }) => id)).toEqual(['u-9']);
});
