import { expect, it } from '@jest/globals';
import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import { csvHead, entryRow } from './csv.js';

const entry = {
  at: '2026-01-01T00:00:00.000Z',
  actor: { id: '=cmd', role: 'admin' },
  action: 'InstanceReset',
  body: { said: 'one, "two"\nthree' },
  command_id: null,
  n: 7,
} as AuditEntry;

const cells = Object.fromEntries(
  csvHead
    .trim()
    .split(',')
    .map((name, index) => [name, index]),
);

it('has a cell for each column, with commas and quotes kept inside', () => {
  expect(entryRow(entry)).toContain('"{""said"":""one, \\""two\\""\\nthree""}"');
  const plain = entryRow({ ...entry, body: null })
    .trim()
    .split(',');
  expect(plain).toHaveLength(Object.keys(cells).length);
  expect([plain[cells.n ?? 0], plain[cells.command_id ?? 0], plain[cells.body ?? 0]]).toEqual(['7', '', '']);
});
