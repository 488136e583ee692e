import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../errors.js';
import { UnreachableError } from './api-client.js';
import { patiently, type Patience } from './patience.js';

const problem = (status: number) =>
  new ApiError({ type: 'about:blank', status, title: '', detail: `status ${status}`, code: 'X' });
const lost = new UnreachableError('http://localhost:1', new Error('ECONNREFUSED'));

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
const patience = (changed: Partial<Patience> = {}) => {
  const told: string[] = [];
  return {
    told,
    firstPauseMs: 1,
    longestPauseMs: 2,
    giveUpAfterMs: 5000,
    tell: (line: string) => void told.push(line),
    ...changed,
  };
};

describe('a patient question', () => {
  it('is asked again while nobody answers, and tells of the loss once and of the return once', async () => {
    const { ask } = anAnswerAfter(lost, problem(503), problem(502), problem(429), 'yes');
    const waiting = patience();
    expect(await patiently(ask, waiting)).toBe('yes');
    expect(waiting.told).toEqual([expect.stringContaining('The connection is lost'), 'The connection is back.']);
  });

  it('takes a no for an answer', async () => {
    const { ask, asked } = anAnswerAfter(problem(404), 'yes');
    await expect(patiently(ask, patience())).rejects.toMatchObject({ problem: { status: 404 } });
    expect(asked()).toBe(1);
  });

  it('ends when its patience does, with the last failure', async () => {
    const { ask } = anAnswerAfter(lost);
    await expect(patiently(ask, patience({ giveUpAfterMs: 20 }))).rejects.toBe(lost);
  });
});
