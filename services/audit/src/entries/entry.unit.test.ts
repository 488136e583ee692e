import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { bodyHashOf, entryHash, GENESIS, link, MAX_BODY_BYTES } from './entry.js';
import { hashedText } from './hashed-text.js';
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

describe('the text that is hashed', () => {
  const name = fc.string({ minLength: 1 }).filter((text) => !text.includes('\u0000') && text !== '__proto__');

  it('is the canonical JSON of all that an entry holds but its body and its salt', () => {
    const [entry] = aChain(chainA, 1);
    fc.assert(
      fc.property(fc.dictionary(name, fc.jsonValue()), (more) => {
        const { body: _body, salt: _salt, hash: _hash, ...hashed } = { ...entry, ...more } as Record<string, unknown>;
        expect(hashedText({ ...entry, ...more })).toBe(canonicalize(hashed));
      }),
    );
  });

  it('is refused where there is none', () => {
    const [entry] = aChain(chainA, 1);
    expect(() => hashedText({ ...entry, action: 'a\ud800' })).toThrow('Lone surrogate');
  });
});
