import { describe, expect, it } from '@jest/globals';
import { textOf, withToken, type Stream } from './token-stream.js';

const streamOf = (...tokens: [index: number, token: string][]): Stream =>
  tokens.reduce<Stream>((stream, [index, token]) => withToken(stream, { index, token }), new Map());

describe('the tokens of a reply', () => {
  it('are read in their order, however they come', () => {
    expect(textOf(streamOf([1, 'is '], [0, 'This '], [2, 'it.']))).toBe('This is it.');
  });

  it('count once when they come twice', () => {
    expect(textOf(streamOf([0, 'Yes'], [0, 'Yes']))).toBe('Yes');
  });

  it('show a gap to whoever began to watch in the middle', () => {
    expect(textOf(streamOf([4, 'and so on.']))).toBe('…and so on.');
    expect(textOf(streamOf([0, 'One '], [2, 'three']))).toBe('One …three');
  });
});
