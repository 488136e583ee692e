/** Quick to ask, so that the many lines without any are not searched for each. */
const MAY_HOLD = /eyJ|rhl?_|bearer|basic |cookie|token|secret|passw|api.?key|authorization|_refresh/i;

const VALUE = String.raw`[^\s"',;&\\\]}]`;
/** Between a name and its value, in a header, an address, JSON, or JSON within JSON. */
const IS = String.raw`[\\"']*\s*[:=]\s*[\\"'\[]*`;

/** What a script must never show, should it print a header, an address or an answer of a sign-in. */
const SECRETS: readonly [RegExp, string][] = [
  [/\beyJ[\w-]{4,}\.[\w-]+(\.[\w-]*)?/g, '[redacted]'],
  [/\brhl_[\w-]+|\brh_[\w-]{16,}/g, '[redacted]'],
  [/\b(Bearer|Basic)\s+[^\s"',;\\]+/gi, '$1 [redacted]'],
  [new RegExp(String.raw`\b((?:set-)?cookie2?${IS})[^"'\]\n\\]+`, 'gi'), '$1[redacted]'],
  [new RegExp(String.raw`([\w-]*_refresh(?:_token)?=)${VALUE}+`, 'gi'), '$1[redacted]'],
  [new RegExp(String.raw`((?:access|refresh|id)_?token${IS})${VALUE}+`, 'gi'), '$1[redacted]'],
  [
    new RegExp(
      String.raw`((?:authorization|[\w-]+-token|api[_-]?key|secret|passw(?:or)?d)${IS})(?!Bearer|Basic)${VALUE}+`,
      'gi',
    ),
    '$1[redacted]',
  ],
  // "token: missing" is a sentence, and stays one.
  [new RegExp(String.raw`(token${IS})(?=${VALUE}*\d|${VALUE}{20})${VALUE}+`, 'gi'), '$1[redacted]'],
];

export const redacted = (text: string): string =>
  MAY_HOLD.test(text) ? SECRETS.reduce((all, [secret, instead]) => all.replace(secret, instead), text) : text;
