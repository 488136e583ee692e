import { KEY_SHAPES } from './key-shapes.js';
import { withoutNamed } from './named-secrets.js';

/** Quick to ask, so that the many lines without any are not searched for each. */
const MAY_HOLD =
  /eyJ|rhl?_|bearer|basic |cookie|token|secret|passw|passphrase|pwd|credential|key|sig|authorization|_refresh|:\/\/[^\s/@]*@|A(?:KI|SI)A|gh[pousr]_|github_pat_|glpat-|xox|xapp-|AIza|[rs]k_|sk-|npm_|whsec_/i;

/** What is known by the words around it. */
const BY_PLACE: readonly [RegExp, string][] = [
  // Who signs in by an address, up to the last @ before the host ends.
  [/(?<=:\/\/)[^\s/?#"'<>\\]+@/g, '[redacted]@'],
  [/\b(Bearer|Basic)\s+[^\s"',;\\]+/gi, '$1 [redacted]'],
  [/\b((?:set-)?cookie2?[\\"']*\s*[:=]\s*[\\"'[]*)[^"'\]\n\\]+/gi, '$1[redacted]'],
];

/** Text without what a script must never show, should it print a header, an address or an answer of a sign-in. */
export function redacted(text: string): string {
  if (!MAY_HOLD.test(text)) return text;
  const withoutKeys = KEY_SHAPES.reduce((all, shape) => all.replace(shape, '[redacted]'), text);
  const withoutPlaced = BY_PLACE.reduce((all, [secret, instead]) => all.replace(secret, instead), withoutKeys);
  return withoutNamed(withoutPlaced);
}
