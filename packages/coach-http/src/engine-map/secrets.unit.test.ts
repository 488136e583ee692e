import { describe, expect, it } from '@jest/globals';
import { secretsFrom } from './secrets.js';

describe('a secret of an engine', () => {
  it('is taken without the white space around it', () => {
    expect(secretsFrom({ ENGINE_A: ' key\n' })({ variable: 'ENGINE_A' })).toBe('key');
  });

  it.each(['key\nmore', '\u201ckey\u201d', 'k\u00e9y'])(
    'that no header can hold is told by its place alone: %j',
    (secret) => {
      expect(() => secretsFrom({ ENGINE_A: secret })({ variable: 'ENGINE_A' })).toThrow(
        /^ENGINE_A holds what no header can, such as a line break or a typographic quote$/,
      );
    },
  );

  it('that is not there is told by its place', () => {
    expect(() => secretsFrom({})({ variable: 'ENGINE_A' })).toThrow(/^ENGINE_A is not set$/);
  });
});
