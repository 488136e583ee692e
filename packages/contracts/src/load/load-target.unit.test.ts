import { describe, expect, it } from '@jest/globals';
import { LoadTarget } from './load-target.js';

const faultOf = (text: string) => LoadTarget.safeParse(text).error?.issues.map(({ message }) => message);

describe('a load target', () => {
  it.each(['http://127.0.0.1:8080', 'HTTPS://Staging.Example:443/', 'http://[::1]:80', 'http://2130706433'])(
    'may be written %s',
    (text) => expect(faultOf(text)).toBeUndefined(),
  );

  it.each([
    ['staging.example', 'must begin with http:// or https://'],
    ['file:///etc/passwd', 'must begin with http:// or https://'],
    ['http:staging.example', 'must begin with http:// or https://'],
    ['//staging.example', 'must begin with http:// or https://'],
    ['--out=json', 'must begin with http:// or https://'],
    ['http://staging.example\\@evil.example', 'must not hold spaces or backslashes'],
    ['http://staging.example\n', 'must not hold spaces or backslashes'],
    ['http://staging.example@evil.example', 'must not carry a user name or password'],
    ['http://user:pass@staging.example', 'must not carry a user name or password'],
    ['http://staging.example?x', 'must not have a query'],
    ['http://staging.example/#x', 'must not have a fragment'],
    ['http://staging.example/v1', 'must not have a path: tests add their own'],
    ['http://', 'is not a URL'],
    ['http://a:99999', 'is not a URL'],
    ['http://256.256.256.256', 'is not a URL'],
  ])('may not be %j: it %s', (text, message) => expect(faultOf(text)).toEqual([message]));
});
