import { describe, expect, it } from '@jest/globals';
import { withoutSecrets } from './provenance.js';

describe('the environment that is kept of a run', () => {
  it.each([
    ['https://user:secret@prometheus/api/v1/write', 'https://redacted:redacted@prometheus/api/v1/write'],
    ['https://prometheus/write?token=secret&x=1', 'https://prometheus/write?token=redacted&x=redacted'],
    ['Bearer abc.def', 'Bearer [redacted]'],
    ['false', 'false'],
    ['/nonexistent', '/nonexistent'],
  ])('shows %s as %s', (value, shown) => {
    expect(withoutSecrets(value)).toBe(shown);
  });
});
