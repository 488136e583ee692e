import { bareLetters } from '@rehearsal/contracts/text/bare-letters';
import { asciiDigits, isUuid } from './number-patterns.js';
import type { NameRole } from './user-names.js';

/**
 * Pseudonyms that cannot be anybody's: surnames that nobody bears, addresses under the reserved top domain `.invalid`,
 * phone numbers of the fictional range 555-01xx. They are told from real data by their form alone, so a text that was
 * pseudonymised once is left alone the second time.
 */

const FIRST_NAMES = [
  'Robin',
  'Alex',
  'Sasha',
  'Jordan',
  'Kim',
  'Noor',
  'Charlie',
  'Sam',
  'Morgan',
  'Taylor',
  'Quinn',
  'Ariel',
];
const LAST_NAMES = ['Sample', 'Example', 'Specimen', 'Placeholder'];

/** What is never found. Of digits, a run of its own: 9, at least five zeros, a counter. */
export const RESERVED: readonly RegExp[] = [
  /person\d+@example\.invalid/giu,
  /\+1 2\d\d-555-01\d\d/gu,
  /555-01\d\d(?!\d)/gu,
  /\d{1,6} Example Street/gu,
  /ref-\d{1,5}(?!\d)/gu,
  /00000000-0000-4000-8000-\d{12}/gu,
  /(?<!\d)9(?=0{5})\d{8,14}(?!\d)/gu,
];

/** Whether a text is a pseudonym and nothing else. */
export const isReserved = (text: string): boolean => RESERVED.some((form) => text.replace(form, '') === '');

/** Case, accents and composition do not make another name, address or e-mail. */
export const fold = (text: string): string => bareLetters(text).replace(/\s+/gu, ' ').trim();

const hash = (text: string): number => {
  let value = 2166136261;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0;
  return value;
};

/** The first of the list, from a place that depends on the name, that the texts do not hold already. */
const pick = (list: readonly string[], seed: string, isTaken: (name: string) => boolean): string => {
  const start = hash(seed) % list.length;
  for (let round = 0; ; round += 1)
    for (let step = 0; step < list.length; step += 1) {
      const name = `${list[(start + step) % list.length] ?? ''}${round === 0 ? '' : String(round + 1)}`;
      if (!isTaken(name)) return name;
    }
};

const listed = (list: readonly string[], name: string): boolean => list.includes(name.replace(/\d+$/u, ''));

/** Names that this file gave: a surname of the list is what tells them. */
export const areReserved = (first: string, last: string): boolean => {
  const [given = '', surname = '', ...more] = (last.trim() === '' ? first : `${first} ${last}`).split(' ');
  return more.length === 0 && (listed(FIRST_NAMES, given) || given === surname) && listed(LAST_NAMES, surname);
};

export type NamePseudonyms = Record<NameRole, string>;

/** `isTaken` says whether a name occurs in the texts already, and so belongs to somebody. */
export const pseudonymsOf = (first: string, last: string, isTaken: (name: string) => boolean): NamePseudonyms => {
  const seed = `${fold(first)} ${fold(last)}`;
  const surname = pick(LAST_NAMES, seed, isTaken);
  const given = pick(FIRST_NAMES, seed, isTaken);
  if (last.trim() === '') return { first: `${given} ${surname}`, last, both: `${given} ${surname}` };
  // One text can have only one pseudonym.
  if (fold(first) === fold(last)) return { first: surname, last: surname, both: surname };
  return { first: given, last: surname, both: `${given} ${surname}` };
};

/** A pseudonym as loud as what it replaces. */
export const inCaseOf = (found: string, pseudonym: string): string => {
  if (found.toLowerCase() === found.toUpperCase()) return pseudonym;
  if (found === found.toUpperCase() && found.length > 1) return pseudonym.toUpperCase();
  return found === found.toLowerCase() ? pseudonym.toLowerCase() : pseudonym;
};

const digitsOf = (text: string): string => asciiDigits(text).replace(/\D/gu, '');

const idPseudonym = (found: string, count: number): string =>
  isUuid(found)
    ? `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`
    : `9${String(count).padStart(Math.max(Math.min(digitsOf(found).length, 15) - 1, 5 + String(count).length, 8), '0')}`;

type NumberedKind = 'email' | 'phone' | 'address' | 'id' | 'part';

const FORMS: Record<NumberedKind, (found: string, count: number) => string> = {
  email: (_, count) => `person${count}@example.invalid`,
  phone: (_, count) =>
    `+1 2${String(Math.floor(count / 100) % 100).padStart(2, '0')}-555-01${String(count % 100).padStart(2, '0')}`,
  address: (_, count) => `${count} Example Street`,
  id: idPseudonym,
  part: (_, count) => `ref-${count}`,
};

/** The same number is written with and without its country code: the last eight digits tell it. */
const keyOf = (kind: NumberedKind, found: string): string =>
  kind === 'phone' ? digitsOf(found).slice(-8) : kind === 'part' ? found : fold(found).replace(/[\s,]+/gu, ' ');

/** Texts made to hold every pseudonym must not hold us up. */
const MOST_TRIES = 1000;

/** Numbers what it is asked for, per kind, in the order of asking; the same thing gets the same pseudonym again. */
export const numberedPseudonyms = (isTaken: (pseudonym: string) => boolean) => {
  const given = new Map<string, string>();
  const counts = new Map<NumberedKind, number>();
  return (kind: NumberedKind, found: string): string => {
    const key = `${kind} ${keyOf(kind, found)}`;
    const known = given.get(key);
    if (known !== undefined) return known;
    let count = counts.get(kind) ?? 0;
    let pseudonym = FORMS[kind](found, (count += 1));
    for (let tries = 0; tries < MOST_TRIES && isTaken(pseudonym); tries += 1)
      pseudonym = FORMS[kind](found, (count += 1));
    counts.set(kind, count);
    given.set(key, pseudonym);
    return pseudonym;
  };
};
