import { describe, expect, it } from '@jest/globals';
import { aTurn } from './a-turn.js';
import { turnsToAsk } from './turns-to-ask.js';

const since = '2030-01-01T09:00:00.000Z';
/** So many turns, the first one number 1; each came with two versions, the first being that in which all began. */
const conversation = (turns: number) =>
  Array.from({ length: turns }, (_, index) => [
    { id: `m${index + 1}x`, role: 'user' as const },
    { id: `m${index + 1}x-reply`, role: 'coach' as const },
  ]).flat();
const known = (from: number, to: number, sentAt = since) =>
  new Map(
    Array.from({ length: to - from + 1 }, (_, index) => index + from).map((number) => [
      `m${number}x-reply`,
      aTurn(`m${number}x`, { version: 2 * number, sentAt }),
    ]),
  );
const all = (messages: readonly unknown[]) => ({ first: 0, last: messages.length - 1 });

describe('the turns that are asked for', () => {
  const hundred = conversation(100);

  it('are none of a template, and none that are known', () => {
    const template = [
      { id: 'i1-m0', role: 'user' as const },
      { id: 'i1-m1', role: 'coach' as const },
    ];
    expect(turnsToAsk(template, all(template), new Map(), since)).toBeUndefined();
    expect(turnsToAsk(hundred, all(hundred), known(1, 100), since)).toBeUndefined();
    expect(turnsToAsk([], { first: 0, last: -1 }, new Map(), since)).toBeUndefined();
  });

  it('are those that are drawn, and some before them', () => {
    const asked = turnsToAsk(hundred, { first: 190, last: 199 }, new Map(), since);
    expect(asked).toEqual({ between: ['m96x-reply', 'm100x-reply'], last: 5 + 25 });
    expect(turnsToAsk(hundred.slice(191), { first: 0, last: 8 }, new Map(), since)).toEqual(asked);
  });

  it('are the last one alone where the others are known', () => {
    expect(turnsToAsk(hundred, { first: 190, last: 199 }, known(70, 99), since)).toEqual({
      between: ['m100x-reply', 'm100x-reply'],
      last: 1,
    });
  });

  it('are those before the known ones, by the version that these began with', () => {
    expect(turnsToAsk(hundred, { first: 130, last: 145 }, known(71, 100), since)).toEqual({
      between: ['m66x-reply', 'm70x-reply'],
      last: 5 + 25,
      at: 141,
    });
  });

  it('are counted from the end where the known ones are those of a source, whose versions are its own', () => {
    const before = '2030-01-01T08:00:00.000Z';
    expect(turnsToAsk(hundred, { first: 130, last: 145 }, known(71, 100, before), since)).toEqual({
      between: ['m66x-reply', 'm70x-reply'],
      last: 35 + 25,
    });
  });

  it('are no more than are given at once', () => {
    const long = conversation(700);
    expect(turnsToAsk(long, { first: 420, last: 430 }, new Map(), since)).toMatchObject({ last: 500 });
    expect(turnsToAsk(long, { first: 20, last: 30 }, new Map(), since)).toBeUndefined();
  });

  it('are all of those that waited for an answer together', () => {
    const together = ['m1x', 'm2x', 'm1x-reply', 'm2x-reply'].map((id) => ({
      id,
      role: id.endsWith('-reply') ? ('coach' as const) : ('user' as const),
    }));
    expect(turnsToAsk(together, all(together), new Map(), since)).toMatchObject({ last: 2 + 25 });
  });
});
