import { describe, expect, it } from '@jest/globals';
import { costOfCall } from '@rehearsal/contracts/engine/engine-cost';
import type { RecentInstance } from '@rehearsal/contracts/instance/window';
import { EngineError, type Engine } from '../engine.js';
import { newcomer } from '@rehearsal/contracts/coaching/newcomer';
import { scriptedEngine } from '../scripted/scripted-engine.js';
import { takeTurn } from './take-turn.js';

const SENT_AT = '2025-01-31T09:30:00Z';
const said = (id: string) => ({
  id,
  role: 'user' as const,
  content: 'I love painting',
  timestamp: SENT_AT,
  component_config: null,
});

const viewWith = (pending_turns: string[]): RecentInstance => ({
  ...newcomer(),
  chat_messages: [...new Set(['m1', ...pending_turns])].map(said),
  id: 'i1',
  kind: 'test',
  scenario_id: null,
  scenario_name: null,
  scenario_version: null,
  primary: false,
  label: null,
  owner_id: 'a',
  engine: null,
  seed: null,
  pending_turns,
  last_turn: null,
  undo_version: null,
  origin_digest: null,
  created_at: SENT_AT,
  updated_at: SENT_AT,
  version: 2,
  earlier: { messages: 0, actions: 0 },
  proposed_names: [],
});

/** What an engine is beside its replies. */
const stub = (name: string) => ({ name, kind: 'scripted' as const, fingerprint: `scripted:${name}`, timeoutMs: 1000 });

/** Takes the turn of `m1` in an instance, `later` ms after it was sent; tells how it ended and what was recorded. */
const take = async (
  view: RecentInstance | undefined,
  { engine = scriptedEngine, later = 0, isTrial = false, tokenDelayMs = 0 } = {},
) => {
  const given: { type: string; data: unknown }[] = [];
  const shown: string[] = [];
  const end = await takeTurn(
    { instanceId: 'i1', messageId: 'm1', kind: 'test', correlationId: 'c1', sentAt: SENT_AT, isTrial },
    {
      instances: { find: () => Promise.resolve(view) },
      engines: { house: engine, byName: new Map([[scriptedEngine.name, scriptedEngine]]), byModel: new Map() },
      carryOut: ({ name }, _id, data) => Promise.resolve(given.push({ type: name, data })),
      show: (_channel, token) => void shown.push(token),
      seed: 1,
      tokenDelayMs,
      outageMs: 600_000,
      now: () => new Date(Date.parse(SENT_AT) + later),
    },
  );
  return { end, given, shown };
};

describe('taking a turn', () => {
  it('answers the first message that waits', async () => {
    const { end, given, shown } = await take(viewWith(['m1', 'm2']));
    expect(end).toBe('answered');
    expect(given).toMatchObject([
      { type: 'RecordCoachTurn', data: { message_id: 'm1', kind: 'test', engine: 'scripted' } },
    ]);
    expect(given[0]?.data).toHaveProperty('cost', costOfCall());
    expect(shown.length).toBeGreaterThan(3);
  });

  it('shows nobody the words of a trial one by one: its answer is an event like any other', async () => {
    const { end, given, shown } = await take(viewWith(['m1']), { isTrial: true });
    expect([end, given.length, shown]).toEqual(['answered', 1, []]);
  });

  it('slows down no engine that takes its own time', async () => {
    const engine: Engine = { ...scriptedEngine, kind: 'http' };
    const { end, shown } = await take(viewWith(['m1']), { engine, tokenDelayMs: 3_600_000 });
    expect(end).toBe('answered');
    expect(shown.length).toBeGreaterThan(3);
  });

  it.each([
    ['the instance is gone', undefined],
    ['the message does not wait any more', viewWith([])],
  ])('does nothing when %s', async (_why, view) => {
    expect(await take(view)).toEqual({ end: 'superseded', given: [], shown: [] });
  });

  it('waits behind an earlier message', async () => {
    expect(await take(viewWith(['m0', 'm1']))).toEqual({ end: 'waits', given: [], shown: [] });
  });

  it('ends the turn of a message before it that nobody will ever answer', async () => {
    const { end, given } = await take(viewWith(['api-0', 'm1']), { later: 61_000 });
    expect(end).toBe('waits');
    expect(given).toMatchObject([
      { type: 'RecordCoachFailure', data: { message_id: 'api-0', code: 'TURN_ABANDONED' } },
    ]);
  });

  it("tells the engine what the person's clock shows", async () => {
    const times: string[] = [];
    const engine: Engine = {
      ...stub('listening'),
      reply: (turn) => (times.push(turn.now), scriptedEngine.reply(turn)),
    };
    await take({ ...viewWith(['m1']), clock: { offset_ms: 3_600_000 } }, { engine });
    await take(viewWith(['m1']), { engine });
    expect(times).toEqual(['2025-01-31T10:30:00.000Z', '2025-01-31T09:30:00.000Z']);
  });

  it('asks the engine that the instance carries, with the seed that it carries', async () => {
    const seeds: number[] = [];
    const house: Engine = {
      ...stub('house'),
      reply: (turn) => (seeds.push(turn.seed), scriptedEngine.reply(turn)),
    };
    const first = await take({ ...viewWith(['m1']), seed: 99 }, { engine: house });
    const second = await take({ ...viewWith(['m1']), engine: 'scripted' }, { engine: house });
    expect(seeds).toEqual([99]);
    expect([...first.given, ...second.given].map(({ data }) => data)).toMatchObject([
      { engine: 'house', fingerprint: 'scripted:house', seed: 99 },
      { engine: 'scripted', seed: 1 },
    ]);
  });

  it('puts no other in the place of an engine that is not there any more', async () => {
    const { end, given } = await take({ ...viewWith(['m1']), engine: 'yesterdays' });
    expect(end).toBe('failed');
    expect(given).toMatchObject([
      { type: 'RecordCoachFailure', data: { code: 'ENGINE_UNKNOWN', engine: 'yesterdays' } },
    ]);
  });

  it('records why an engine could not answer', async () => {
    const engine: Engine = {
      ...stub('broken'),

      async *reply(_turn, { meter } = {}) {
        meter?.called({ input_tokens: 100, output_tokens: 0 });
        throw await Promise.resolve(new EngineError('ENGINE_TIMEOUT', 'too late'));
      },
    };
    const { end, given } = await take(viewWith(['m1']), { engine });
    expect(end).toBe('failed');
    expect(given).toMatchObject([
      { type: 'RecordCoachFailure', data: { code: 'ENGINE_TIMEOUT', detail: 'too late', engine: 'broken' } },
    ]);
    // What was asked for in vain was asked for.
    expect(given[0]?.data).toHaveProperty('cost', costOfCall({ input_tokens: 100, output_tokens: 0 }));
  });
});
