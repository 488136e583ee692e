import { describe, expect, it } from '@jest/globals';
import { newcomer } from '@rehearsal/contracts/coaching/newcomer';
import { EngineError, finish, NO_PAST, type Engine } from '../engine.js';
import { answer } from '../scripted/scripted-engine.js';
import { considerate } from './considerate.js';

const turn = {
  state: newcomer(),
  past: NO_PAST,
  message: 'Hi',
  seed: 1,
  now: '2025-01-31T09:30:00Z',
  instanceId: null,
  trialId: null,
};

/** Turns callers away so often before it answers, after as many tokens as it is told to say first. */
function busy(times: number, { retryAfterMs, saysFirst = '' }: { retryAfterMs?: number; saysFirst?: string } = {}) {
  let asked = 0;
  const engine: Engine = {
    name: 'busy',
    kind: 'openai',
    fingerprint: 'busy',
    timeoutMs: 20_000,
    async *reply(given) {
      asked += 1;
      if (saysFirst) yield saysFirst;
      if (asked <= times)
        throw await Promise.resolve(new EngineError('ENGINE_UNAVAILABLE', 'busy', undefined, retryAfterMs));
      yield 'Hello';
      return answer(given);
    },
  };
  return { engine: considerate(engine, 1), asked: () => asked };
}

describe('an engine that says when to ask again', () => {
  it('is asked again then, within the time of the turn', async () => {
    const { engine, asked } = busy(2, { retryAfterMs: 1 });
    const tokens: string[] = [];
    await finish(engine.reply(turn), (token) => void tokens.push(token));
    expect([tokens, asked()]).toEqual([['Hello'], 3]);
  });

  it.each([
    ['asks for more time than the turn has', busy(1, { retryAfterMs: 60_000 })],
    ['does not say when', busy(1)],
    ['has said something already', busy(1, { retryAfterMs: 1, saysFirst: 'Hel' })],
  ])('is asked once where it %s', async (_why, { engine, asked }) => {
    await expect(finish(engine.reply(turn))).rejects.toThrow('busy');
    expect(asked()).toBe(1);
  });

  it('leaves its place when it fails, and when its reader goes', async () => {
    const { engine } = busy(1);
    await expect(finish(engine.reply(turn))).rejects.toThrow('busy');
    const left = engine.reply(turn);
    await left.next();
    await left.return({} as never);
    await finish(engine.reply(turn));
  });
});
