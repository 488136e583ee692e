import { describe, expect, it } from '@jest/globals';
import { fileStem } from './file-stem.js';

describe('the name of a file', () => {
  it.each([
    ['John Doe: career, brainstorming', 'john-doe-career-brainstorming'],
    ['山田 遥: 理想の自分を磨く', '山田-遥-理想の自分を磨く'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON\u0000.', 'con'],
    ['🎨', 'unnamed'],
    [`${'é'.repeat(79)}𝒜𝒜`, `${'é'.repeat(79)}𝒜`],
  ])('of %j is %j', (name, stem) => {
    expect(fileStem(name)).toBe(stem);
  });
});
