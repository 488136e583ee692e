import { describe, expect, it } from '@jest/globals';
import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import { inOrder } from './in-order.js';

const at = (second: number) => `2026-01-05T10:00:0${second}.000Z`;
const entry = (kind: AuditEntry['kind'], n: number, second: number): AuditEntry =>
  ({ kind, n, at: at(second), chain: kind === 'command' ? 'z' : 'a' }) as AuditEntry;

describe('the entries of an operation', () => {
  it('are told as they happened, the command before its events and those by their numbers', () => {
    const told = [entry('command', 7, 1), entry('event', 9, 1), entry('event', 10, 1), entry('event', 2, 2)];
    expect(inOrder(told.toReversed())).toEqual(told);
  });
});
