import { describe, expect, it } from '@jest/globals';
import { childId, derivedId, newId } from './ids.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('ids', () => {
  it('are UUIDs, and come in the order they were made', () => {
    const made = Array.from({ length: 1000 }, newId);
    for (const id of made) expect(id).toMatch(UUID);
    expect(new Set(made).size).toBe(made.length);
    expect([...made].sort()).toEqual(made);
  });

  it('derived from a text are the same for the same text only', () => {
    expect(derivedId('a')).toMatch(UUID);
    expect(derivedId('a')).toBe(derivedId('a'));
    expect(derivedId('a')).not.toBe(derivedId('b'));
  });

  it('of what another brings about begin as it does, and differ by it and by the noun', () => {
    const [one, other] = [newId(), newId()];
    const child = childId(one, 'instance');
    expect(child).toMatch(UUID);
    expect(child).toBe(childId(one, 'instance'));
    expect(child.slice(0, 13)).toBe(one.slice(0, 13));
    expect(new Set([child, one, childId(one, 'message'), childId(other, 'instance')]).size).toBe(4);
  });
});
