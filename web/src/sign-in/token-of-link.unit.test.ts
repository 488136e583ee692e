import { describe, expect, it } from '@jest/globals';
import { tokenOfLink } from './token-of-link.js';

describe('what a person pastes to sign in', () => {
  it.each([
    ['http://127.0.0.1:8080/#/sign-in?link=abc-_9', 'abc-_9'],
    [' abc-_9\n', 'abc-_9'],
    ['#/sign-in?back=%2Faudit&link=a%2Bb', 'a+b'],
  ])('finds the token in %j', (pasted, token) => {
    expect(tokenOfLink(pasted)).toBe(token);
  });
});
