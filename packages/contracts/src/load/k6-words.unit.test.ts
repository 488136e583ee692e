import { describe, expect, it } from '@jest/globals';
import { lastWordsOfK6 } from './k6-words.js';

describe('why k6 stopped', () => {
  it.each([
    [
      'its last message',
      '{"level":"info","msg":"a"}\n{"level":"error","msg":"no exported functions\\n"}\n',
      'no exported functions',
    ],
    ['what it wrote that is no message', '{"msg":"a"}\nkilled\n\n', 'killed'],
    [
      'the reason of a panic',
      '{"msg":"a"}\npanic: nil map\n\ngoroutine 1\n\tmain.go:1 +0x1',
      'k6 itself crashed: panic: nil map',
    ],
    [
      'the reason of another crash',
      'runtime: x\nfatal error: stack overflow\n\nmain.go:2',
      'k6 itself crashed: fatal error: stack overflow',
    ],
    ['nothing where it said nothing', '\n', 'k6 gave no reason'],
    ['JSON that is no message as it is', 'null\n5', '5'],
  ])('is %s', (_what, stderr, words) => {
    expect(lastWordsOfK6(stderr)).toBe(words);
  });
});
