/** By kind, the first that fits is told. */
const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/^$/, 'it is empty'],
  [/[\r\n\u2028\u2029]/, 'it holds a line break'],
  [/[\u2018-\u201f\u00ab\u00bb]/, 'it holds typographic quotes'],
  [/\s/, 'it holds white space'],
  [/[^\x21-\x7e]/, 'it holds a character that is no letter, digit or sign of plain ASCII'],
];

/**
 * Why a text can be no token, told without the text: it is a secret, and whatever sends it as a header tells all of it with
 * its complaint. Undefined for what may be one.
 */
export const tokenFault = (token: string): string | undefined => FAULTS.find(([sign]) => sign.test(token))?.[1];
