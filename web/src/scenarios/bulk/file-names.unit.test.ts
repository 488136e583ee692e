import { expect, it } from '@jest/globals';
import { fileNames } from './file-names.js';

it('are as the scenarios are called, and never alike, also where a name looks like one with a number', () => {
  expect(fileNames(['A b', 'a/b', 'A-b-2', 'a b'])).toEqual(['a-b.json', 'a-b-2.json', 'a-b-2-2.json', 'a-b-3.json']);
});
