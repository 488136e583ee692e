import { describe, expect, it } from '@jest/globals';
import { ForkInstance } from '../instance/instance.js';
import { InviteUser } from '../messages/user.js';
import { Rehearsal } from '../rehearsal/rehearsal.js';
import { CreateScenario } from '../scenario/scenario.js';
import { hiddenIn } from './hidden.js';

describe('what is hidden in a name', () => {
  it.each([
    ['a turn of the direction', 'invoice\u202egnp.exe', 'U+202E as character 8'],
    ['an isolate', 'a\u2066b\u2069', 'U+2066 as character 2'],
    ['a mark of direction', '\u05d0\u200f', 'U+200F as character 2'],
    ['a space without width', 'Ada\u200b', 'U+200B as character 4'],
    ['a byte order mark', 'A\ufeffda', 'U+FEFF as character 2'],
    ['a soft hyphen', 'A\u00adda', 'U+00AD as character 2'],
    ['an escape', '🙂\u001b[31m', 'U+001B as character 2'],
    ['the end of a line', 'a\nb', 'U+000A as character 2'],
    ['the end of a paragraph', 'a\u2029b', 'U+2029 as character 2'],
    ['a joiner that joins nothing', 'admin\u200d', 'U+200D as character 6'],
    ['a selector that selects nothing', 'admin\ufe0f', 'U+FE0F as character 6'],
    ['a tag that marks nothing', 'admin\u{e0061}', 'U+E0061 as character 6'],
    ['a Hangul filler', 'a\u3164', 'U+3164 as character 2'],
  ])('%s is told with its place', (_what, name, told) => {
    expect(hiddenIn(name)).toBe(`holds ${told}, which nobody sees there: leave it out`);
  });

  it.each([
    'Ada Lovelace',
    'Søren’s test – no. 2',
    'עברית',
    'العربية',
    'می\u200cخواهم',
    'क्\u200dष',
    '👩\u200d👩\u200d👧',
    '❤\ufe0f\u200d🔥',
    '1\ufe0f\u20e3',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    '葛\u{e0100}',
    '昔',
  ])('nothing is in %j', (name) => expect(hiddenIn(name)).toBeUndefined());

  const at = (place: string) => [place, expect.stringMatching(/^holds U\+202E as character 2, .*: leave it out$/)];
  const faults = (
    schema: { safeParse(value: unknown): { error?: { issues: { path: PropertyKey[]; message: string }[] } } },
    value: object,
  ) => schema.safeParse(value).error?.issues.map(({ path, message }) => [path.join('/'), message]);
  const bad = 'a\u202eb';
  const template = {
    user: { first_name: 'Ada', last_name: 'Example' },
    coach_state: { current_phase: 'INTRODUCTION' },
  };

  it('is refused of scenarios, their tags, rehearsals, people and labels alike', () => {
    expect(faults(CreateScenario.schema, { name: bad, tags: ['b', bad], template })).toEqual([
      at('name'),
      at('tags/1'),
    ]);
    expect(faults(Rehearsal, { name: bad, script: [{ say: 'Hi' }] })).toEqual([at('name')]);
    expect(faults(InviteUser.schema, { name: bad, role: 'viewer' })).toEqual([at('name')]);
    expect(faults(ForkInstance.schema, { source_id: 'i', label: bad })).toEqual([at('label')]);
  });
});
