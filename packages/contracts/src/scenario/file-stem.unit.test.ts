import { describe, expect, it } from '@jest/globals';
import { fileStem } from './file-stem.js';

describe('the name of a file', () => {
  it.each([
    ['John Doe: career, brainstorming', 'john-doe-career-brainstorming'],
    ['山田 遥: 理想の自分を磨く', '山田-遥-理想の自分を磨く'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON\u0000.', 'con-file'],
    ['aux', 'aux-file'],
    ['Com1...', 'com1-file'],
    ['LPT²', 'lpt²-file'],
    ['aux.json', 'aux-json'],
    ['Console', 'console'],
    ['山'.repeat(150), '山'.repeat(66)],
    ['🎨', 'unnamed'],
    [`${'é'.repeat(79)}𝒜𝒜`, `${'é'.repeat(79)}𝒜`],
  ])('of %j is %j', (name, stem) => {
    expect(fileStem(name)).toBe(stem);
  });
});
