import { describe, expect, it } from '@jest/globals';
import { redacted } from './redacted.js';

const JWT = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJDQU5BUlkifQ.Q0FOQVJZ-c2lnbmF0dXJl_x';

describe('text of a script', () => {
  it.each([
    ['Authorization: Bearer CANARY.x.y'],
    ['{"Authorization":["Bearer CANARY"]}'],
    ['Authorization: Basic Q0FOQVJZOng='],
    ['{"access_token":"CANARY","expires_in":900}'],
    [String.raw`{\"refresh_token\":\"CANARY\"}`],
    ['Set-Cookie: jan_refresh_token=CANARY; Path=/'],
    ['{"Set-Cookie":"__Host-rehearsal_refresh=CANARY; Path=/; Secure"}'],
    ['Cookie: a=1; sid=CANARY'],
    ['rehearsal_refresh=CANARY; Path=/'],
    ['x-loadtest-token: CANARY'],
    ['GET http://coach/v1/x?token=CANARY1&page=2'],
    ['GET http://coach/v1/x?page=2&access_token=CANARY'],
    [`signed in with ${JWT}`],
    [JWT],
    ['the key is rhl_CANARY-abc_123'],
    ['the key is rh_CANARY-abc_0123456789'],
    ['api_key=CANARY'],
    ['{"password":"CANARY"}'],
    ['client_secret: CANARY'],
  ])('shows no secret in %s', (text) => {
    const shown = redacted(text);
    expect(shown).toContain('[redacted]');
    expect(shown).not.toMatch(/CANARY|Q0FOQVJZ|eyJ/);
  });

  it.each([
    ['is a token: missing'],
    ['refresh_token_time_ms p(95)<2000'],
    ['llm_tokens_per_sec: 12.345'],
    ['max_tokens=100'],
    ['refresh: status is 200'],
    [
      '{"metric":"refresh_token_time_ms","type":"Point","data":{"time":"2030-01-01T00:00:00Z","value":12.5,"tags":{"name":"POST /auth/refresh"}}}',
    ],
  ])('that only speaks of one stays as it is: %s', (text) => {
    expect(redacted(text)).toBe(text);
  });

  it('stays JSON where it was JSON', () => {
    const line = JSON.stringify({
      url: 'http://x/?token=abc123def',
      header: { 'set-cookie': 'a=b; c', access_token: 'x"y' },
    });
    expect(() => JSON.parse(redacted(line)) as unknown).not.toThrow();
  });
});
