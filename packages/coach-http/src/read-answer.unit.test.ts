import { describe, expect, it } from '@jest/globals';
import { readAnswer } from './read-answer.js';

describe('the answer of a coach', () => {
  it('is what it says', () => {
    expect(readAnswer('{"reply": "Hello \\ud83d\\ude00"}')).toMatchObject({ reply: 'Hello 😀' });
  });

  it.each([
    ['no JSON', '<html>', 'The coach answered with what is no JSON: "<html>"'],
    [
      'two replies',
      '{"reply": "a", "reply": "b"}',
      /^The coach answered with what would be read as something else: \/reply: .* second time/,
    ],
    ['half of a pair', '{"reply": "a\\ud800"}', /something else: \/reply: holds half of a surrogate pair/],
    [
      'an integer that would be rounded',
      '{"reply": "a", "actions": [{"n": 9007199254740993}]}',
      /\/actions\/0\/n: .* beyond 2\^53/,
    ],
    [
      'what breaks the schema',
      '{"reply": 5}',
      /^The coach's answer is not what .* says: \/reply: must be string, not number$/,
    ],
    ['null where it may say nothing', '{"reply": "a", "actions": null}', /says: \/actions: must be array, not null$/],
  ])('is refused in words where it is %s', (_what, text, message) => {
    expect(() => readAnswer(text)).toThrow(message);
  });
});
