import { describe, expect, it } from '@jest/globals';
import { isMeantToRun, unrunnableByName } from './script-file.js';

describe('a script', () => {
  it.each([
    'export default function () {}',
    'function run() {} export { run as default };',
    `const base = 'http://a'; export default () => base;`,
    'module.exports.default = function () {};',
    'exports.default = run;',
    'module.exports = { options: {}, default: run };',
    `export const options = { scenarios: { a: { executor: 'shared-iterations', exec: 'a' } } }; export function a() {}`,
  ])('is meant to run: %s', (source) => {
    expect(isMeantToRun(source)).toBe(true);
  });

  it.each([
    'export const shared = 1;',
    '// what has an export default is a test\nexport const shared = 1;',
    `/* export default */ export const words = 'export default';`,
    `import { default as one } from './one.js'; export { one };`,
    'module.exports = { one: 1 };',
  ])('is a module that others share: %s', (source) => {
    expect(isMeantToRun(source)).toBe(false);
  });

  it.each([
    ['one.js', null],
    ['one.ts', 'one.js has the same name'],
    ['two.ts', null],
    ['two.mjs', 'rename it to two.js or .ts'],
    ['One.js', expect.stringContaining('lower-case')],
    ['below/two.js', expect.stringContaining('move it there')],
  ])('says why it cannot be run by its name: %s', (file, why) => {
    expect(unrunnableByName(file, ['one.js', 'one.ts'])).toEqual(why);
  });
});
