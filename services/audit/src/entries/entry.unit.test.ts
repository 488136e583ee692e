import { describe, expect, it } from '@jest/globals';
import { bodyHashOf, entryHash, GENESIS, link, MAX_BODY_BYTES } from './entry.js';
import { aChain, aDraft, chainA } from '../testing/memory-log.js';

describe('a chain of entries', () => {
  it('counts from 1 and links each entry to the one before', () => {
    const [first, second, third] = aChain(chainA, 3);
    expect([first?.n, second?.n, third?.n]).toEqual([1, 2, 3]);
    expect([first?.prevHash, second?.prevHash, third?.prevHash]).toEqual([GENESIS.hash, first?.hash, second?.hash]);
  });

  it('goes on behind a head', () => {
    const [entry] = link(chainA, { n: 41, hash: 'abc' }, [aDraft(1)], new Date());
    expect(entry).toMatchObject({ _id: `${chainA}:42`, n: 42, prevHash: 'abc' });
  });

  it('hashes the same body to something else each time, so that nobody can guess it from the hash', () => {
    const [first, second] = link(chainA, GENESIS, [aDraft(1), aDraft(1)], new Date());
    expect(first?.bodyHash).not.toBe(second?.bodyHash);
  });

  it('keeps its hash when the body is erased', () => {
    const [entry] = aChain(chainA, 1);
    if (!entry) throw new Error('no entry');
    expect(entryHash({ ...entry, body: null, salt: null })).toBe(entry.hash);
  });

  it('keeps a body that is too large as hash and size only', () => {
    const text = JSON.stringify('x'.repeat(MAX_BODY_BYTES));
    const [entry] = link(chainA, GENESIS, [aDraft(1, { text })], new Date());
    expect(entry).toMatchObject({
      body: null,
      bodyBytes: MAX_BODY_BYTES + 2,
      bodyHash: bodyHashOf(entry?.salt ?? '', text),
    });
  });
});
