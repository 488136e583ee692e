import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Engine } from './engine.js';

/**
 * The reply of an engine, with a pause before each token where that has no language model, so that it still seems to think.
 * Any other takes its own time, and is given no more than that: a pause would count against its limit.
 */
export async function* paced<A extends Answer>(
  reply: AsyncGenerator<string, A, undefined>,
  { kind }: Pick<Engine, 'kind'>,
  delayMs: number,
): AsyncGenerator<string, A, undefined> {
  if (kind !== 'scripted' || delayMs === 0) return yield* reply;
  for (;;) {
    const step = await reply.next();
    if (step.done) return step.value;
    await pause(delayMs);
    yield step.value;
  }
}
