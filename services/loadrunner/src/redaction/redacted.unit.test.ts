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
    ['https://u:CANARY@host/path'],
    ['postgres://user:CANARY@host/db'],
    ['amqp://CANARY:p@host'],
    ['AWS_SECRET_ACCESS_KEY=CANARY/abc'],
    ['{"AWS_ACCESS_KEY_ID":"AKIACANARYCANARYCANA"}'],
    ['{"DB_PASSWORD_PROD":"CANARY","PORT":"5432"}'],
    ['the key AKIACANARYCANARYCANA is old'],
    ['sk-proj-CANARY-abcdefghijklmnop1234'],
    ['sk-ant-api03-CANARYabcdefghijkl'],
    ['ghp_CANARYabcdefghijklmnopqrstuvwxyz0123'],
    ['github_pat_CANARYabcdefghijklmnopqrstuvwxyz'],
    ['glpat-CANARYabcdefghijklmn'],
    ['xoxb-123456789-CANARY'],
    ['AIzaCANARYabcdefghijklmnopqrstuvwxyz012'],
    ['sk_live_CANARYabcdefghijkl'],
    ['npm_CANARYabcdefghijklmnopqrstuvwxyz0123'],
    ['whsec_CANARYabcdefghijklmnop'],
    [String.raw`-----BEGIN RSA PRIVATE KEY-----\nCANARY\n-----END RSA PRIVATE KEY-----`],
    ['GET http://coach/v1/x?page=2&sig=CANARY1234'],
    ['X-Amz-Signature=CANARY0123456789'],
    ['x-api-key: CANARY'],
    ['{"accessToken":"CANARY","clientSecret":"CANARY"}'],
    ['SLACK_BOT_TOKEN=CANARY1'],
    ['mapsKey=CANARY0123456789abc'],
    ['say = "password=CANARY"'],
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
    ['sk- is how such a key begins, and sk-learn-and-all-that-follows is none'],
    ['HEAD is at 0d41618380a6548d42a74418149c61b57d1956b9'],
    ['https://registry.example/@scope/name?to=a@b.example'],
    ['the key: primary, the monkey: brown, the design: flat'],
    ['{"session_key":"video-1","key":"a1"}'],
    ['Idempotency-Key: 3f2b8c1d-0000-4000-8000-000000000001'],
    ['{"PWD":"/home/me/project1","password_attempts":3,"secret_rotated":true}'],
    ['{"password_reset_ms":{"type":"trend","contains":"time"}}'],
    ['signature: missing'],
    ['token_count: 1234, token_time_ms: avg=12.5ms'],
    [
      '{"metric":"refresh_token_time_ms","type":"Point","data":{"time":"2030-01-01T00:00:00Z","value":12.5,"tags":{"name":"POST /auth/refresh"}}}',
    ],
  ])('that only speaks of one stays as it is: %s', (text) => {
    expect(redacted(text)).toBe(text);
  });

  it.each([
    ['letters', 'a'],
    ['names of a secret', 'token'],
    ['names without a value', 'secret '],
    ['names that are values', 'key='],
    ['beginnings of a key', 'sk-'],
    ['beginnings of an address', 'a://'],
    ['ends of an address', '@'],
    ['names of one who refreshes', '_refresh-'],
    ['spaces', ' '],
    ['beginnings of a JSON Web Token', 'eyJaaaa'],
  ])('is read once, however long its line: %s', (_what, piece) => {
    const line = `secret=CANARY ${piece.repeat(1_000_000 / piece.length)}`;
    expect(redacted(line)).toMatch(/^secret=\[redacted\] /);
  });

  it('stays JSON where it was JSON', () => {
    const line = JSON.stringify({
      url: 'http://x/?token=abc123def',
      header: { 'set-cookie': 'a=b; c', access_token: 'x"y' },
    });
    expect(() => JSON.parse(redacted(line)) as unknown).not.toThrow();
  });
});
