import { expect, it } from '@jest/globals';
import { csvRow } from './csv-row.js';

it.each([
  [
    'commas, quotes and lines stay inside their cell',
    ['a, b', 'say "hi"', 'one\ntwo'],
    '"a, b","say ""hi""","one\ntwo"',
  ],
  ['nothing is an empty cell', [null, undefined, '', 0, false], ',,,0,false'],
  ['no text is a formula, and a number stays one', ['=1+1', '-2', -2, '@x'], "'=1+1,'-2,-2,'@x"],
])('%s', (_what, cells, line) => {
  expect(csvRow(cells)).toBe(`${line}\r\n`);
});
