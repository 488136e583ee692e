import { describe, expect, it } from '@jest/globals';
import { attachmentName } from './attachment-name.js';

describe('the name that an answer gives its file', () => {
  it.each([
    ['attachment; filename="run.html"', 'run.html'],
    [`attachment; filename="chlo?.xml"; filename*=UTF-8''chlo%C3%A9.xml`, 'chloé.xml'],
    [`attachment; filename="plain.xml"; filename*=UTF-8''%E0%A4%A`, 'plain.xml'],
    ['attachment; filename=bare.xml; size=7', 'bare.xml'],
    ['inline', undefined],
    [null, undefined],
  ])('reads %s as %s', (disposition, name) => {
    expect(attachmentName(disposition)).toBe(name);
  });
});
