import { describe, expect, it } from '@jest/globals';
import { topics } from '@rehearsal/contracts/topics/topics';
import { bytesOf, sendsOf, tooLargeFor } from './sizes.js';

const message = (value: string, key = 'k') => ({ key, value, headers: {} });

describe('the size of a message', () => {
  it('is counted in bytes, not in letters', () => {
    expect(bytesOf(message('\u{1F600}'.repeat(100))) - bytesOf(message(''))).toBe(400);
  });

  it('includes its headers', () => {
    const { headers, ...bare } = message('v');
    expect(bytesOf({ ...bare, headers: { name: 'x'.repeat(1000) } })).toBeGreaterThan(bytesOf(message('v')) + 1000);
  });
});

describe('a message that the broker would never take', () => {
  const { maxBytes } = topics['instance.events.v1'];
  it('is found before it is sent', () => {
    expect(tooLargeFor('instance.events.v1', [message('a'), message('\u00e9'.repeat(maxBytes / 2))])).toMatchObject({
      code: 'MESSAGE_TOO_LARGE',
      status: 413,
    });
    expect(tooLargeFor('instance.events.v1', [message('a'.repeat(maxBytes / 2))])).toBeUndefined();
  });
});

describe('a batch', () => {
  it('is sent in parts that fit, in order, also where one entry alone is too large for one', () => {
    const entry = { topic: 'a', messages: Array.from({ length: 10 }, (_, n) => message(String(n).repeat(300))) };
    const sends = sendsOf([entry, { topic: 'b', messages: [message('last')] }], 1000, (name) => `ns.${name}`);
    expect(sends.length).toBeGreaterThan(3);
    const flat = sends.flat().flatMap(({ topic, messages }) => messages.map(({ value }) => [topic, String(value)[0]]));
    expect(flat).toEqual([...Array.from({ length: 10 }, (_, n) => ['ns.a', String(n)]), ['ns.b', 'l']]);
    for (const send of sends) {
      const size = send.flatMap(({ messages }) => messages).reduce((sum, { value }) => sum + String(value).length, 0);
      expect(size).toBeLessThanOrEqual(1000);
    }
  });
});
