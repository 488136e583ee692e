import { describe, expect, it } from '@jest/globals';
import { asReview, decided, decidedOfKind, kindsOf, type Decisions } from './review.js';

const ada = { found: 'Ada', replacement: 'Robin' };
const none: Decisions = new Map();

describe('a review of what a freeze replaces', () => {
  it('tells what stays and what gets a replacement of its own', () => {
    const kept = decided(none, { found: 'x@y.z', replacement: 'one@example.invalid' }, { keep: true });
    expect(asReview(decided(kept, ada, { instead: 'Kim' }))).toEqual({ keep: ['x@y.z'], replace: { Ada: 'Kim' } });
  });

  it('says nothing of what is as proposed, or was left blank', () => {
    const kim = decided(none, ada, { instead: 'Kim' });
    for (const instead of ['Robin', ' ', ''])
      expect(asReview(decided(kim, ada, { instead }))).toEqual({ keep: [], replace: {} });
  });

  it('holds the last word about each text', () => {
    const kept = decided(decided(none, ada, { instead: 'Kim' }), ada, { keep: true });
    expect(asReview(kept)).toEqual({ keep: ['Ada'], replace: {} });
    expect(asReview(decided(kept, ada, { instead: 'Robin' }))).toEqual({ keep: [], replace: {} });
  });

  it('turns a kind off and on as a whole, and counts what is replaced of it', () => {
    const found = [
      { kind: 'name', ...ada },
      { kind: 'email', found: 'x@y.z', replacement: 'one@example.invalid' },
      { kind: 'email', found: 'a@b.c', replacement: 'two@example.invalid' },
    ] as const;
    const one = decided(none, found[1], { keep: true });
    expect(kindsOf(found, one)).toEqual([
      { kind: 'name', count: 1, replaced: 1 },
      { kind: 'email', count: 2, replaced: 1 },
    ]);
    const off = decidedOfKind(one, found, 'email', false);
    expect(asReview(off).keep).toEqual(['x@y.z', 'a@b.c']);
    expect(asReview(decidedOfKind(off, found, 'email', true))).toEqual({ keep: [], replace: {} });
  });

  it('replaces what was picked beside what was found, as it was decided last', () => {
    const picked = new Map([['Acme', 'a firm']]);
    expect(asReview(none, picked).replace).toEqual({ Acme: 'a firm' });
    const acme = { found: 'Acme', replacement: 'a firm' };
    expect(asReview(decided(none, acme, { instead: 'my firm' }), picked).replace).toEqual({ Acme: 'my firm' });
    expect(asReview(decided(none, acme, { keep: true }), picked)).toEqual({
      keep: ['Acme'],
      replace: { Acme: 'a firm' },
    });
  });
});
