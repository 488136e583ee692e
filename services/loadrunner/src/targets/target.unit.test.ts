import { describe, expect, it } from '@jest/globals';
import { chooseTarget, originOf } from './target.js';

const targets = { default: 'http://coach:8080', allowed: ['https://staging.example'] };

describe('the target of a run', () => {
  it('is the coach when none is named', () => expect(chooseTarget(undefined, targets)).toBe('http://coach:8080'));

  it.each([
    ['https://staging.example', 'https://staging.example'],
    ['HTTPS://Staging.Example:443/', 'https://staging.example'],
    ['http://coach:8080', 'http://coach:8080'],
  ])('may be %s', (wanted, origin) => expect(chooseTarget(wanted, targets)).toBe(origin));

  it.each([
    'https://elsewhere.example',
    'http://staging.example',
    'https://staging.example:8443',
    'https://staging.example@elsewhere.example',
    'https://staging.example.elsewhere.example',
    'https://user:pass@staging.example',
    'https://staging.example/path',
    'https://staging.example?x',
    'https://staging.example#x',
    'file:///etc/passwd',
    'staging.example',
    'http://0x7f000001',
  ])('may not be %s', (wanted) =>
    expect(() => chooseTarget(wanted, targets)).toThrow(
      expect.objectContaining({ refusal: 'LOAD_TARGET_NOT_ALLOWED' }),
    ),
  );

  it('is an origin as the WHATWG parser reads it', () =>
    expect(originOf('http://2130706433:80')).toBe('http://127.0.0.1'));
});
