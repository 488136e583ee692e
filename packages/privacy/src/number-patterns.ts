/** What phone numbers and long ids look like. All patterns read text whose digits and signs were brought to ASCII. */

const SEP = String.raw`[ \u00A0().\-‐–/]{0,3}`;
const START = String.raw`(?<![A-Za-z_\d]|\d[.,:/-])`;
const END = String.raw`(?![A-Za-z_\d]|[.,:]\d)`;
const CUE =
  'phone|mobile|cell|tel|call me|call|text me|whatsapp|signal|number is|telefon|telefono|teléfono|móvil|celular|ligue|llám|téléphone|appel|handy|rufnummer|numer|тел|звони|номер|電話|电话|手机|携帯|전화|هاتف|جوال|טלפון|फोन|fon|puh';

/** Dates, times and spans of years: digits that are nobody's number. */
export const DATES =
  /(?<!\d)(?:(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d|\d{1,2}:\d\d(?::\d\d)?)(?!\d)/gu;

export const PHONE_PATTERNS: readonly RegExp[] = [
  String.raw`(?<![A-Za-z_\d])\+\(?\d(?:${SEP}\d){6,14}(?!\d)`,
  String.raw`${START}\(?00\d(?:${SEP}\d){7,13}(?!\d)`,
  String.raw`${START}\(?0[ (]{0,2}[1-9](?:${SEP}\d){6,9}${END}`,
  String.raw`${START}(?:1[ .-])?\(?[2-9]\d{2}\)?[ .-]{1,3}\d{3}[ .-]{1,3}\d{4}${END}`,
  String.raw`${START}[2-9]\d{2}-\d{4}${END}`,
  String.raw`${START}[5-9]\d{2}[ .-]\d{3}[ .-]\d{3}${END}`,
  String.raw`${START}[5-9]\d{2} \d{2} \d{2} \d{2}${END}`,
  String.raw`${START}[6-9]\d{4}[ -]\d{5}${END}`,
  String.raw`${START}1[3-9]\d[ -]\d{4}[ -]\d{4}${END}`,
  String.raw`${START}\(?[1-9]\d\)?[ -]9?\d{4}[ -]\d{4}${END}`,
  String.raw`${START}8[ -]?\(?9\d{2}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}${END}`,
  String.raw`${START}[35-9]\d{3}[ -]\d{4}${END}`,
  String.raw`(?<=(?:${CUE})[^\d\n\uFFFC]{0,20})\d(?:[ .\-/]?\d){5,14}${END}`,
].map((source) => new RegExp(source, 'giu'));

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const UUID_PATTERN = new RegExp(UUID, 'giu');

export const ID_PATTERNS: readonly RegExp[] = [
  String.raw`(?<![A-Za-z\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?(?![A-Za-z\d])`,
  String.raw`(?<!\d)\d{4}(?:[ -]\d{4}){2,4}(?!\d)`,
  String.raw`(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)`,
  String.raw`\d{9,}`,
].map((source) => new RegExp(source, 'giu'));

export const isUuid = (text: string): boolean => new RegExp(`^${UUID}$`, 'i').test(text);

/** Long enough to be found as an id wherever it stands. */
export const isLongId = (text: string): boolean => isUuid(text) || /^\d{9,}$/u.test(text);

const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];
const SIGNS: Record<string, string> = { '＋': '+', '（': '(', '）': ')', '－': '-', '−': '-' };

/** The same text, of the same length, with ASCII digits and signs: ０９０ and ٠٩٠ are 090. */
export const asciiDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹०-९০-৯๐-๙０-９＋（）－−]/gu, (character) => {
    const point = character.charCodeAt(0);
    const zero = ZEROS.find((start) => point >= start && point < start + 10);
    return zero === undefined ? (SIGNS[character] ?? character) : String(point - zero);
  });
