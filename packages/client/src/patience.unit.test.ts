import { describe, expect, it } from '@jest/globals';
import { stillPending, unreachable } from './api-error.js';
import { patiently, type Waiting } from './patience.js';
import { problemOf } from './problem-of.js';

const lost = unreachable('http://localhost:1', new Error('ECONNREFUSED'));

/** Answers what it is given, one after the other; an error is thrown. */
function anAnswerAfter(...answers: unknown[]) {
  let asked = 0;
  return {
    ask: () => {
      const answer = answers[Math.min(asked++, answers.length - 1)];
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    asked: () => asked,
  };
}
function waiting(changed: Partial<Waiting['patience']> = {}, met = true) {
  const news: string[] = [];
  return {
    news: news,
    patience: { firstPauseMs: 1, longestPauseMs: 2, giveUpAfterMs: 5000, firstContactMs: 10, ...changed },
    met: () => met,
    lost: ({ code }: { code: string }) => void news.push(code),
    back: () => void news.push('back'),
  };
}

describe('a patient question', () => {
  it('is asked again while the answer is none, and tells of the loss once and of the return once', async () => {
    const { ask } = anAnswerAfter(lost, problemOf(503, {}), problemOf(429, {}, '0'), 'yes');
    const how = waiting();
    expect(await patiently(ask, how)).toBe('yes');
    expect(how.news).toEqual(['UNREACHABLE', 'back']);
  });

  it('takes a no for an answer', async () => {
    const { ask, asked } = anAnswerAfter(problemOf(404, {}), 'yes');
    await expect(patiently(ask, waiting())).rejects.toMatchObject({ status: 404 });
    expect(asked()).toBe(1);
  });

  it('does not call it a loss that a command is still pending', async () => {
    const { ask } = anAnswerAfter(stillPending('a'), 'done');
    const how = waiting();
    expect(await patiently(ask, how)).toBe('done');
    expect(how.news).toEqual([]);
  });

  it.each([
    ['of a server that was met', { giveUpAfterMs: 20 }, true],
    ['of one that never answered', { firstContactMs: 20 }, false],
  ])('ends when the patience %s does, with the last failure', async (_of, patience, met) => {
    const { ask } = anAnswerAfter(lost);
    await expect(patiently(ask, waiting(patience, met))).rejects.toBe(lost);
  });

  it('leaves a defect alone', async () => {
    const { ask, asked } = anAnswerAfter(new TypeError('a defect'), 'yes');
    await expect(patiently(ask, waiting())).rejects.toThrow('a defect');
    expect(asked()).toBe(1);
  });
});
