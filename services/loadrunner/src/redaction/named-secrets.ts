/** Up to where a value goes, in a header, an address, JSON, or JSON within JSON. */
const VALUE = String.raw`[^\s"',;&\\\]}]`;
/** Between a name and its value. */
const IS = String.raw`[\\"']*\s*[:=]\s*[\\"'\[]*`;

/**
 * A whole name that may be one of a secret, and the beginning of its value. A name is looked at from its beginning alone,
 * and as a whole, and of a value only as much as tells what it is: so a line is read in a time that grows as it does.
 */
const NAMED = new RegExp(
  String.raw`(?<![\w-])(?=[\w-]*?(?:secret|passw|passphrase|pwd|credential|authorization|token|key|sig|_refresh))(?=([\w-]+))\1(${IS})(?=((?![{[])${VALUE}{1,64}))`,
  'gi',
);
const REST = new RegExp(`${VALUE}*`, 'y');

/** Names that end so hold a secret, whatever it looks like. */
const SECRET =
  /(?:secret|passw(?:or)?d|passphrase|_pwd|authorization|api_?key|(?:access|private|secret|signing|encryption|subscription|account|master)_?key|(?:access|refresh|id)_?token)$/;
/** `DB_PASSWORD_PROD`, and not how many, how long or whether. */
const ABOUT_A_SECRET = /secret|passw(?:or)?d|passphrase|credential/;
const NO_SECRET = /^(?:[\d.]+[a-zµ%]*|true|false|null|none)$/i;
/** "token: missing" is a sentence, and stays one. */
const MAYBE_SECRET = /token$|(?:^|_)(?:sig|signature)$/;
/** `SERVICE_KEY` and `token_value`, and not the key of a video or how many tokens there were. */
const SELDOM_SECRET = /_key(?:_|$)|(?:^|_)token_/;

/** Takes out what stands under the name of a secret. */
export function withoutNamed(text: string): string {
  let shown = '';
  let from = 0;
  NAMED.lastIndex = 0;
  for (let found = NAMED.exec(text); found !== null; found = NAMED.exec(text)) {
    const [, name = '', is = '', value = ''] = found;
    if (!isSecret(name, is, value)) continue;
    shown += `${text.slice(from, NAMED.lastIndex)}[redacted]`;
    REST.lastIndex = NAMED.lastIndex;
    REST.test(text);
    from = REST.lastIndex;
    NAMED.lastIndex = from;
  }
  return shown + text.slice(from);
}

function isSecret(name: string, is: string, value: string): boolean {
  // Taken out already, or to be by the scheme that it begins with.
  if (/^(?:redacted\b|Bearer|Basic)/i.test(value)) return false;
  const words = name
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, '_')
    .replaceAll('-', '_')
    .toLowerCase();
  if (SECRET.test(words) || /-token$/i.test(name)) return true;
  if (words.endsWith('_refresh')) return is.includes('=');
  if (ABOUT_A_SECRET.test(words)) return !NO_SECRET.test(value);
  if (MAYBE_SECRET.test(words)) return /\d/.test(value) || value.length >= 20;
  return SELDOM_SECRET.test(words) && !words.startsWith('idempotency') && looksRandom(value);
}

const looksRandom = (value: string): boolean =>
  value.length >= 16 && /\d/.test(value) && /[a-z]/i.test(value) && !value.includes('=');
