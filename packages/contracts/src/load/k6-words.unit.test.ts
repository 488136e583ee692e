import { describe, expect, it } from '@jest/globals';
import { lastWordsOfK6, unknownOptionIn } from './k6-words.js';

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
    ...[
      [
        'parsing options from script got error while parsing "\"iterations\"": json: cannot unmarshal string into Go struct field Options.thresholds of type []metrics.thresholdConfig',
        `the option "thresholds" holds a text where a list of thresholds, such as ['rate>0.95'], belongs`,
      ],
      [
        'parsing options from script got error while parsing "{": json: cannot unmarshal array into Go struct field Options.scenarios of type map[string]lib.protoExecutorConfig',
        'the option "scenarios" holds a list where an object belongs',
      ],
      [
        'json: cannot unmarshal string into Go value of type null.Bool',
        'an option holds a text where true or false belongs',
      ],
      ['strconv.ParseInt: parsing "many": invalid syntax', 'an option holds "many" where a whole number belongs'],
    ].map(([words = '', told = '']) => [
      'a sentence where an option is of a wrong kind',
      JSON.stringify({ msg: `could not initialize 'a.js': could not load JS test 'file:///home/me/a.js': ${words}` }),
      told,
    ]),
  ])('is %s', (_what, stderr, words) => {
    expect(lastWordsOfK6(stderr)).toBe(words);
  });
});

it('an option that k6 leaves out is told apart from whatever else it says', () => {
  const warning = JSON.stringify({ level: 'warning', msg: 'unknown fields', error: 'json: unknown field "treshold"' });
  expect(unknownOptionIn(`null\n{"msg":"a"}\nplain\n${warning}\n`)).toBe('treshold');
  expect(unknownOptionIn('{"level":"info","msg":"json: unknown field \\"a\\""}\n')).toBeUndefined();
});
