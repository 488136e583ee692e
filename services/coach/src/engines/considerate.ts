import { setTimeout as pause } from 'node:timers/promises';
import { EngineError, type Answer, type Asked, type Engine, type Turn } from '../engine.js';
import { Turnstile } from './turnstile.js';

/** Asked again sooner than this, whoever is over its limit still is. */
const SHORTEST_PAUSE_MS = 100;

/**
 * The same engine, never asked for more turns at once than it bears, and asked again when it says that it has too much to
 * do and until when, as long as the turn's time is not over. Once a token was said, nothing is asked again.
 */
export function considerate(engine: Engine, maxConcurrent: number): Engine {
  const turnstile = new Turnstile(maxConcurrent);

  async function* patiently(turn: Turn, asked: Asked): AsyncGenerator<string, Answer, undefined> {
    const until = performance.now() + engine.timeoutMs;
    for (;;) {
      let hasSpoken = false;
      asked.meter?.asked();
      const reply = engine.reply(turn, { ...asked, withinMs: until - performance.now() });
      try {
        for (;;) {
          const step = await reply.next();
          if (step.done) {
            asked.meter?.answered();
            return step.value;
          }
          hasSpoken = true;
          asked.meter?.heard();
          yield step.value;
        }
      } catch (error) {
        const waitMs = error instanceof EngineError ? error.retryAfterMs : undefined;
        if (hasSpoken || waitMs === undefined) throw error;
        const pauseMs = Math.max(SHORTEST_PAUSE_MS, waitMs);
        if (performance.now() + pauseMs >= until) throw error;
        await pause(pauseMs);
      }
    }
  }

  return {
    ...engine,
    maxConcurrent,
    async *reply(turn, asked = {}) {
      const leave = await turnstile.enter(turn.trialId !== null);
      try {
        return yield* patiently(turn, asked);
      } finally {
        leave();
      }
    },
  };
}
