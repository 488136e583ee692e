import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../coaching/canonical.js';
import { hiddenIn } from '../text/hidden.js';
import { isVisible } from '../text/visible.js';
import { checkScenarioText, type ScenarioContent } from './scenario-file.js';
import { scenarioFileText } from './scenario-file-text.js';

const read = (text: string): ScenarioContent => {
  const checked = checkScenarioText(text);
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
  return checked.content;
};

// A name of nothing but letters that show nothing is refused, and there are some among the graphemes.
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
const seen = text.filter(isVisible);
/** Nothing hides in a name. */
const name = seen.filter((given) => hiddenIn(given) === undefined);
const free = fc.dictionary(
  fc.string({ maxLength: 4 }).filter((key) => !/[$.\0]|^(__proto__|constructor|prototype)$/.test(key)),
  fc.oneof(
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(null),
    fc.object({ maxDepth: 1, key: fc.constantFrom('b', 'a', '10', '9') }),
  ),
);
const rehearsal = fc.record(
  {
    name: fc.constantFrom('first', 'second', 'third'),
    script: fc.array(fc.record({ say: seen, expect: fc.constant([]) }, { requiredKeys: ['say'] }), {
      minLength: 1,
      maxLength: 2,
    }),
    person: fc.record({ answers: fc.constantFrom({}, { 'work living': 'A nurse.', default: 'Yes.' }) }),
    expectations: fc.array(
      fc.record(
        {
          path: fc.constant('$.coach_state.metadata'),
          equals: free,
          one_of: fc.array(free, { minLength: 1, maxLength: 2 }),
        },
        { requiredKeys: ['path', 'equals'] },
      ),
      { maxLength: 2 },
    ),
    repeat: fc.constantFrom(1, 5),
  },
  { requiredKeys: ['name', 'script'] },
);
const content = fc.record({
  name,
  description: text,
  tags: fc.array(fc.constantFrom('one', 'two')),
  template: fc.record(
    {
      tags: fc.array(fc.constantFrom('a', 'b')),
      user: fc.record({ first_name: fc.constant('Ada'), last_name: seen }),
      coach_state: fc.record({ current_phase: fc.constantFrom('INTRODUCTION', 'get to know you'), metadata: free }),
      chat_messages: fc.array(
        fc.record(
          { role: fc.constantFrom('assistant', 'user'), content: text, component_config: free },
          { requiredKeys: ['role', 'content'] },
        ),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: ['user', 'coach_state'] },
  ),
  rehearsals: fc.uniqueArray(rehearsal, { maxLength: 2, selector: ({ name }) => name }),
});

/** The same value with the keys of every object the other way round. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, entry]) => [key, turned(entry)]),
  );
};

describe('a scenario as a file', () => {
  it('holds all of the scenario, and its bytes do not change when it is read and written again', () => {
    fc.assert(
      fc.property(content, (given) => {
        const scenario = read(JSON.stringify(given));
        const file = scenarioFileText(scenario);
        expect(canonicalJson(read(file))).toBe(canonicalJson(scenario));
        expect(scenarioFileText(read(file))).toBe(file);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same bytes whatever order of keys the scenario came in', () => {
    fc.assert(
      fc.property(content, (given) => {
        const file = scenarioFileText(read(JSON.stringify(given)));
        expect(scenarioFileText(read(JSON.stringify(turned(given))))).toBe(file);
        expect(scenarioFileText(turned(read(file)) as ScenarioContent)).toBe(file);
      }),
      { numRuns: 500 },
    );
  });

  it('names its schema first, is indented by two spaces and ends with a newline', () => {
    const template = { coach_state: { current_phase: 'INTRODUCTION' }, user: { last_name: 'B', first_name: 'A' } };
    const file = scenarioFileText(read(JSON.stringify({ template, name: 'n', $schema: 'elsewhere' })));
    expect(file).toMatch(/^\{\n {2}"\$schema": "\.\/scenario\.schema\.json",\n {2}"name": "n",/);
    expect(file).toMatch(/"user": \{\n {6}"first_name": "A",\n {6}"last_name": "B",/);
    expect(file.endsWith('}\n')).toBe(true);
  });

  it('leaves out the tags by which a system knows what it keeps for `apply`', () => {
    const template = { user: { first_name: 'A', last_name: 'B' }, coach_state: {} };
    const tags = ['mine', 'rehearse:apply', 'rehearse:apply:nightly', 'rehearse:applyish'];
    expect(read(scenarioFileText(read(JSON.stringify({ name: 'n', tags, template })))).tags).toEqual([
      'mine',
      'rehearse:applyish',
    ]);
  });
});
