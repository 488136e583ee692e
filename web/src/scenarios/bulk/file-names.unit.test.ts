import { expect, it } from '@jest/globals';
import { fileNames } from './file-names.js';

it('are as the scenarios are called, without what file systems do not take', () => {
  expect(fileNames(['Amara: first/visit?', 'Søren – Übung', '???'])).toEqual([
    'Amara-first-visit.json',
    'Søren-Übung.json',
    'scenario.json',
  ]);
});

it('are never alike, also where capital letters make no difference', () => {
  expect(fileNames(['A b', 'a/b', 'A-b-2', 'a b'])).toEqual(['A-b.json', 'a-b-2.json', 'A-b-2-2.json', 'a-b-3.json']);
});
