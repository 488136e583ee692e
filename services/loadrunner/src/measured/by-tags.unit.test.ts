import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ByTags } from './by-tags.js';

const tags = fc.dictionary(
  fc.constantFrom('name', 'status', 'group', 'scenario'),
  fc.constantFrom('', 'a', 'b', '["a"]'),
);

describe('things by the tags that they ask for', () => {
  it('are found as if each had been looked at', () => {
    fc.assert(
      fc.property(fc.array(tags, { maxLength: 20 }), tags, (asked, ofSample) => {
        const things = new ByTags<number>();
        for (const [index, wanted] of asked.entries()) things.add(wanted, index);
        const satisfied = (wanted: Record<string, string>) =>
          Object.entries(wanted).every(([name, value]) => ofSample[name] === value);
        const expected = asked.flatMap((wanted, index) => (satisfied(wanted) ? [index] : []));
        expect(things.satisfiedBy(ofSample).sort((a, b) => a - b)).toEqual(expected);
      }),
    );
  });
});
