/** Text in XML 1.0, which cannot hold every character, not even escaped. */

const LEGAL = '\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\u{10000}-\\u{10ffff}';
const ILLEGAL = new RegExp(`[^${LEGAL}]`, 'u');

/** Where the first character stands that XML 1.0 cannot hold: a control character, half a surrogate pair, U+FFFE or U+FFFF. */
export const illegalAt = (text: string): number | undefined => {
  const at = text.search(ILLEGAL);
  return at < 0 ? undefined : at;
};

/** For text and attributes. What a parser would turn into a plain space or newline is written by its number. */
export const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');

/** JSON in which every character is one that XML can hold. */
export const jsonForXml = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
