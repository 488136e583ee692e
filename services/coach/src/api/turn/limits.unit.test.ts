import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { finish, type Answer } from '../../engine.js';
import { countTokens } from '../../tokens.js';
import { limited, type Limits } from './limits.js';

async function* saying(tokens: readonly string[]): AsyncGenerator<string, Answer, undefined> {
  await Promise.resolve();
  yield* tokens;
  return { reply: { content: tokens.join(''), component_config: null }, actions: [], prompt: '' };
}

const hear = async (tokens: readonly string[], limits: Partial<Limits>) => {
  const heard: string[] = [];
  const { reply, cut } = await finish(
    limited(saying(tokens), { maxTokens: undefined, stop: [], ...limits }),
    (token) => {
      heard.push(token);
    },
  );
  return { heard: heard.join(''), recorded: reply.content, cut };
};

describe('an answer with limits', () => {
  const tokens = ['One', ' two,', ' three.', ' STOP', ' four'];

  it.each<[string, Partial<Limits>, string, boolean]>([
    ['has as many tokens as are wanted', { maxTokens: 2 }, 'One two,', true],
    ['is whole where it has no more', { maxTokens: 5 }, 'One two, three. STOP four', false],
    ['ends before a stop sequence', { stop: ['STOP'] }, 'One two, three. ', false],
    ['ends before one that two tokens make up', { stop: ['o, th', 'zzz'] }, 'One tw', false],
    ['ends at whichever comes first', { stop: ['four'], maxTokens: 1 }, 'One', true],
    ['is empty where it begins with a stop sequence', { stop: ['One'] }, '', false],
  ])('%s', async (_what, limits, text, cut) => {
    expect(await hear(tokens, limits)).toEqual({ heard: text, recorded: text, cut });
  });

  it('is recorded as it was heard, whatever the tokens and limits are', async () => {
    const token = fc.stringMatching(/^[ab ]{0,4}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.array(token, { maxLength: 12 }),
        fc.array(fc.stringMatching(/^[ab ]{1,3}$/), { maxLength: 3 }),
        fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
        async (said, stop, maxTokens) => {
          const { heard, recorded } = await hear(said, { stop, maxTokens });
          expect(heard).toBe(recorded);
          expect(said.join('').startsWith(heard)).toBe(true);
          expect(stop.some((sequence) => heard.includes(sequence))).toBe(false);
          expect(countTokens(heard)).toBeLessThanOrEqual(maxTokens ?? Infinity);
        },
      ),
    );
  });
});
