import { describe, expect, it } from '@jest/globals';
import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import { createColors } from '../terminal/colors.js';
import { entriesText } from './entries-text.js';

const entry = {
  at: '2026-01-01T00:00:00.000Z',
  actor: { id: 'ann', role: 'admin' },
  action: 'InstanceReset',
  outcome: 'applied',
  target: 'instance',
  target_id: 'i1',
  correlation_id: 'c1',
} as AuditEntry;

const linesOf = (items: AuditEntry[], next_cursor: string | null) =>
  entriesText({ items, next_cursor }, createColors(false), 1).split('\n');

describe('the text of entries', () => {
  it('is a table where the log was looked through', () => {
    expect(linesOf([entry], null).map((line) => line.split(/\s{2,}/))).toEqual([
      ['AT', 'ACTOR', 'ACTION', 'OUTCOME', 'TARGET', 'CORRELATION'],
      ['2026-01-01T00:00:00.000Z', 'ann', 'InstanceReset', 'applied', 'instance i1', 'c1'],
    ]);
  });

  it('says how to go on behind as many as were wanted', () => {
    expect(linesOf([entry], 'abc').slice(2)).toEqual(['To look further back: --cursor abc']);
  });

  it('never passes off as nothing what was not looked through', () => {
    expect(linesOf([], 'abc').slice(1)).toEqual([
      'The log is not looked through yet; there may be more further back.',
      'To look further back: --cursor abc',
    ]);
  });
});
