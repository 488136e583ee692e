import { describe, expect, it } from '@jest/globals';
import { UnavailableError } from '../errors.js';
import { handleApart } from './apart.js';

const read = Array.from({ length: 20 }, (_, n) => ({
  message: n,
  incoming: { value: null, headers: {}, key: undefined, rawKey: null, offset: String(n) },
}));

/** A service to which some messages are poison; it keeps what a batch holds, all or none of it. */
function aService(bad: readonly number[]) {
  const kept: number[] = [];
  const buried: number[] = [];
  return {
    kept,
    buried,
    handle: (messages: number[]) => {
      if (messages.some((n) => bad.includes(n))) return Promise.reject(new TypeError('a defect'));
      return Promise.resolve(kept.push(...messages));
    },
    bury: ({ message }: { message: number }) => Promise.resolve(void buried.push(message)),
  };
}

describe('a batch with messages that can never be handled', () => {
  it.each([[[7]], [[0]], [[19]], [[3, 4, 11]], [[]], [read.map(({ message }) => message)]])(
    'loses those alone (%p), and the rest is handled in order',
    async (bad) => {
      const service = aService(bad);
      await handleApart(read, service.handle, service.bury);
      expect(service.buried).toEqual(bad);
      expect(service.kept).toEqual(read.map(({ message }) => message).filter((n) => !bad.includes(n)));
    },
  );

  it('buries nothing in an outage: it is thrown on, for the batch to be repeated', async () => {
    const service = aService([]);
    const away = new UnavailableError('the database is away');
    await expect(handleApart(read, () => Promise.reject(away), service.bury)).rejects.toBe(away);
    expect(service.buried).toEqual([]);
  });
});
