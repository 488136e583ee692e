import { describe, expect, it } from '@jest/globals';
import { redactedDocument, redactedJson } from './redacted-document.js';

describe('a JSON document', () => {
  it('shows no secret under any name, in any text or in a name', () => {
    const shown = JSON.stringify(
      redactedDocument({
        access_token: 'CANARY',
        'Set-Cookie': ['sid=CANARY; Path=/'],
        deep: [{ note: 'Bearer CANARY', password: 'CANARY' }],
        'signed in with rhl_CANARY0123456789abc': 1,
      }),
    );
    expect(shown).not.toContain('CANARY');
    expect(shown).toContain('[redacted]');
  });

  it('keeps what is measured of a check that only speaks of one', () => {
    const document = { checks: { 'has access_token': { passes: 3, fails: 0, path: '::has access_token' } }, token: 5 };
    expect(redactedDocument(document)).toEqual(document);
  });

  it('stays the text that it was where there is nothing to take out, and is no other text', () => {
    expect(redactedJson('{ "a" :1 }')).toBe('{ "a" :1 }');
    expect(redactedJson('{"password":"CANARY"}')).toBe('{\n  "password": "[redacted]"\n}');
    expect(redactedJson('no JSON')).toBeUndefined();
  });
});
