import { describe, expect, it } from '@jest/globals';
import { findJdk, javaFacts } from './java.js';
import { k6Version } from './k6.js';
import { telltale } from '../processes/tool.js';

describe('reading what tools print', () => {
  it('finds the version and the home of a JDK', () => {
    const output = '    java.home = /opt/jdk 21\n    java.specification.version = 21\nopenjdk version "21.0.2"\n';
    expect(javaFacts(output)).toEqual({ version: 21, home: '/opt/jdk 21' });
  });

  it('knows that Java 1.8 is version 8', () => {
    expect(javaFacts('    java.specification.version = 1.8\n').version).toBe(8);
  });

  it('finds the version of k6 in either of its forms', () => {
    expect(k6Version('k6 v1.8.1 (go1.25, linux/amd64)')).toBe('1.8.1');
    expect(k6Version('k6 1.1.0 (commit/0, go1.24)')).toBe('1.1.0');
    expect(k6Version('something else')).toBeUndefined();
  });

  it('picks the line that says what went wrong, and the last one when none does', () => {
    expect(telltale('starting\n[ERROR] no route to host\nbye\n')).toBe('[ERROR] no route to host');
    expect(telltale('one\ntwo\n')).toBe('two');
    expect(telltale('')).toBe('no output');
  });
});

describe('a machine without a JDK', () => {
  it('is told what is missing and each way out, in one sentence', async () => {
    await expect(findJdk({ PATH: '' })).rejects.toMatchObject({
      code: 'JDK_MISSING',
      message: expect.stringMatching(/^A JDK 17 or newer is needed .*not found; install one .*, or start Docker\.$/),
    });
  });
});
