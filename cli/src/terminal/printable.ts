import { betweenColors, unsealed } from './colors.js';

/** Controls of both sets but newline and tab, line and paragraph separators, and what turns the direction of writing. */
const ACTING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
/** Those of them that JSON.stringify leaves as they are. */
const LEFT_BY_JSON = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** The picture of a control character where there is one: ␛ for escape. */
function pictureOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

const harmless = (text: string): string => text.replaceAll('\r\n', '\n').replace(ACTING, pictureOf);

/**
 * A text that moves no cursor, names no window and turns no line around, whoever wrote the names, messages and logs in it:
 * what a terminal would act on is shown as a picture. Colours of ours stay.
 */
export const printable = (text: string): string => unsealed(betweenColors(text, harmless));

/** A text within one line, for names in lists: as wide as it will be, for it is harmless already. */
export const oneLine = (text: string): string => betweenColors(text, (part) => harmless(part).replace(/[\n\t]/g, ' '));

/** Where a line begins as GitHub's runner takes its commands, which may be set in. */
const COMMAND = /^([^\S\n]*)(:(?=:)|#(?=#\[))/gm;

/** A text in which the runner of GitHub finds no command, whoever wrote its lines: there is a space within the sign of one. */
export const uncommanded = (text: string): string => text.replace(COMMAND, '$1$2 ');

/** JSON for a terminal or a file: what JSON itself does not escape is escaped too. */
export const printableJson = (json: string): string =>
  json.replace(LEFT_BY_JSON, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
