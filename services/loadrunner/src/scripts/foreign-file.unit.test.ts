import { describe, expect, it } from '@jest/globals';
import { redacted } from '../redaction/redacted.js';
import { foreignIn, refuseForeign } from './foreign-file.js';

const SCRIPT = '/home/ada/rehearsal/loadtests/src/a-test.js';
const refusalOf = (archived: string): string => {
  try {
    refuseForeign([archived], SCRIPT);
  } catch (error) {
    return redacted((error as Error).message);
  }
  return 'taken';
};

describe('a file that is not a load test’s', () => {
  it.each([
    ['file/home/nobody/rehearsal/package.json', 'it reads ../../package.json, but'],
    ['file/home/nobody/.ssh/id', 'it reads ../../../.ssh/id, but'],
    ['file/etc/passwd', 'it reads /etc/passwd, but a load test may read its own folder alone'],
    ['https/jslib.k6.io/x.js', 'it imports https://jslib.k6.io/x.js'],
  ])('is named as the script may have written it, %s', (archived, sentence) => {
    expect(refusalOf(archived)).toContain(sentence);
  });

  it('is named so too where k6 was kept from it', () => {
    const words = 'open /home/ada/rehearsal/.rehearse/keys/token: permission denied';
    expect(foreignIn(words, SCRIPT)?.message).toContain('it reads ../../.rehearse/keys/token, but');
  });

  it('is none in its own folder, and in lib and data beside it', () => {
    const own = ['src/rows.csv', 'lib/http.js', 'data/people.json'];
    expect(own.map((file) => refusalOf(`file/home/nobody/rehearsal/loadtests/${file}`))).toEqual(
      own.map(() => 'taken'),
    );
  });
});
