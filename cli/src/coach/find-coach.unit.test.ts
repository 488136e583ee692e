import { describe, expect, it } from '@jest/globals';
import { findCoach, type Wish } from './find-coach.js';

const ENGINES = JSON.stringify({
  mine: { kind: 'http', url: 'http://127.0.0.1:9000', timeout_seconds: 20, bearer: { variable: 'ENGINE_TOKEN' } },
});
const environment = { ENGINES, ENGINE_TOKEN: 'a-token', ENGINE_SHORT: 'whsec_short' };
const find = (name: string, wish: Wish = {}) => findCoach(name, wish, environment);

describe('a coach to be checked', () => {
  it('is found by its address, with what is said of it', () => {
    expect(find('http://127.0.0.1:9000', { timeout: 2, bearer: 'ENGINE_TOKEN' })).toEqual({
      url: 'http://127.0.0.1:9000',
      headers: { authorization: 'Bearer a-token' },
      secret: undefined,
      timeoutMs: 2000,
    });
    expect(find('http://127.0.0.1:9000').timeoutMs).toBe(60_000);
  });

  it('is found by its name, as the map says it is asked, within another time where one is said', () => {
    const headers = { authorization: 'Bearer a-token' };
    expect(find('mine')).toMatchObject({ url: 'http://127.0.0.1:9000', headers, timeoutMs: 20_000 });
    expect(find('mine', { timeout: 2 }).timeoutMs).toBe(2000);
  });

  it.each<[string, Wish, string]>([
    [
      '127.0.0.1:9000',
      {},
      '"127.0.0.1:9000" is no address: it begins with no http:// or https://. Did you mean http://127.0.0.1:9000?',
    ],
    ['mien', {}, '"mien" is neither an address nor an http engine: there are mine. Did you mean mine?'],
    [
      'mine',
      { secret: 'ENGINE_TOKEN' },
      'The map of engines says how "mine" is asked: leave --secret and --bearer out, or give its address.',
    ],
    ['http://', {}, 'The address must be an http or https address'],
    [
      'http://127.0.0.1:9000',
      { secret: 'whsec_c2VjcmV0' },
      '--secret names no variable for engines: those begin with ENGINE_ or OPENAI_',
    ],
    [
      'http://127.0.0.1:9000',
      { secret: 'ENGINE_NONE' },
      'The coach "http://127.0.0.1:9000" cannot be asked: ENGINE_NONE is not set.',
    ],
    [
      'http://127.0.0.1:9000',
      { secret: 'ENGINE_SHORT' },
      'The coach "http://127.0.0.1:9000" cannot be asked: "secret" must lead to "whsec_" and at least 24 bytes in base64.',
    ],
  ])('is not found as %j with %j, and it is said why', (name, wish, message) => {
    expect(() => find(name, wish)).toThrow(message);
  });
});
