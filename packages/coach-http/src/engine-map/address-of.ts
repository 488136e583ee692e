import type { CoachAddress } from '../ask-coach.js';
import type { HttpSettings } from './engine-settings.js';
import type { SecretReference } from './secrets.js';

const SIGNING_SECRET = /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/;

/** A coach as it is asked, with its secrets read. One that is none of Standard Webhooks' is told now, not at the first turn. */
export function addressOf(
  { url, secret, bearer, headers, timeout_seconds }: HttpSettings,
  readSecret: (reference: SecretReference) => string,
): CoachAddress {
  const given = Object.entries(headers).map(([header, value]): [string, string] => [
    header,
    typeof value === 'string' ? value : readSecret(value),
  ]);
  const signing = secret && readSecret(secret);
  if (signing !== undefined && !SIGNING_SECRET.test(signing))
    throw new Error('"secret" must lead to "whsec_" and at least 24 bytes in base64');
  return {
    url,
    headers: { ...Object.fromEntries(given), ...(bearer && { authorization: `Bearer ${readSecret(bearer)}` }) },
    secret: signing,
    timeoutMs: timeout_seconds * 1000,
  };
}
