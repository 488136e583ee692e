import { describe, expect, it } from '@jest/globals';
import { where } from './where.js';

describe('the conditions of a query', () => {
  it('are equality with what a caller said, and nothing where nothing was said', () => {
    expect(where({ label: '$gt', kind: undefined, primary: false, scenario_id: null, seq: 3 })).toEqual({
      label: '$gt',
      primary: false,
      scenario_id: null,
      seq: 3,
    });
  });

  it.each([[{ $gt: '' }], [{ $ne: null }], [{ $where: 'true' }], [['a']], [/a/], [() => true], [NaN], [new Date()]])(
    'never hold an operator: %p is refused',
    (value) => {
      expect(() => where({ label: value })).toThrow('the condition on label is not a plain value');
    },
  );
});
