import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from './engine.js';

/** The same reply with a pause before each token, so that a coach without a language model still seems to think. */
export async function* paced<A extends Answer>(
  reply: AsyncGenerator<string, A, undefined>,
  delayMs: number,
): AsyncGenerator<string, A, undefined> {
  if (delayMs === 0) return yield* reply;
  for (;;) {
    const step = await reply.next();
    if (step.done) return step.value;
    await pause(delayMs);
    yield step.value;
  }
}
