import { describe, expect, it } from '@jest/globals';
import { asReview, decided, type Decisions } from './review.js';

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
});
