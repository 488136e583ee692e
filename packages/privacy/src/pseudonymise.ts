import { z } from 'zod';
import { GUEST_NAME } from '@rehearsal/contracts/coaching/newcomer';
import { jsonPointer } from '@rehearsal/contracts/json/pointer';
import { replaceUrlParts } from './identifying-urls.js';
import { Text } from '@rehearsal/contracts/json/values';
import { mendLinks } from './mend-links.js';
import { isLongId } from './number-patterns.js';
import { findPersonalData, type Finding } from './personal-data.js';
import type { Passage, PersonalKind, Piece, Replacement } from '@rehearsal/contracts/http/scenarios/freeze';
import { areReserved, fold, inCaseOf, numberedPseudonyms, isReserved, pseudonymsOf } from './pseudonyms.js';
import { mapTemplateTexts } from './template-texts.js';
import { Template } from '@rehearsal/contracts/template/template';
import { statedNames } from './stated-names.js';
import { ownTexts } from './own-texts.js';
import { nameSpellings, type NameSpelling } from './user-names.js';

export interface PseudonymiseOptions {
  /** The first name that the person gets, instead of one of the list. */
  readonly first_name?: string;
  readonly last_name?: string;
  /** Found texts, exactly as reported, that stay. The address of the user section never stays. */
  readonly keep?: readonly string[];
  /** The reviewer's own replacement for a text, wherever it stands, found or not; one that is blank counts as none. */
  readonly replace?: Readonly<Record<string, string>>;
}

export interface Pseudonymised {
  readonly template: Template;
  /** In order of first appearance. */
  readonly replacements: Replacement[];
}

/** Three bytes of UTF-8 at most for each UTF-16 unit: within the limit whatever the script. */
const LONGEST_CUT = 33_000;
/** Replacements may be longer than what they replace; a text at the limit loses its end rather than its template. */
const fitting = (text: string): string =>
  Text.safeParse(text).success ? text : text.slice(0, LONGEST_CUT).replace(/\p{Surrogate}$/u, '');

const MOST_ROUNDS = 5;

/** What is searched for beside what its shape tells. */
interface Sought {
  readonly names: readonly NameSpelling[];
  readonly own: readonly RegExp[];
}
const NOBODY: Sought = { names: [], own: [] };

const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text, replacement = text }) => replacement).join('');

const HttpUrl = z.url({ protocol: /^https?$/ });
const NO_IMAGE = 'https://example.invalid/image';

/** Everything the template holds, to see whether a pseudonym is somebody's already. */
const textsOf = (template: Template): string => JSON.stringify(template).toLowerCase();

const isText = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';

/** The reviewer's word on each found text: exactly as found, or else in any spelling. */
const reviewerOf = ({ keep = [], replace = {} }: PseudonymiseOptions) => {
  const kept = new Set(keep);
  const own = new Map(Object.entries(replace).filter(([, text]) => isText(text)));
  const chosen = new Set(own.values());
  const folded = new Map([...own].map(([found, text]) => [fold(found), text]));
  return {
    keeps: (found: string): boolean => kept.has(found) || chosen.has(found),
    /** What to search for beside what is found. */
    sought: ownTexts([...own.keys()]),
    replaces: (found: string): string | undefined => {
      const spelled = folded.get(fold(found));
      return own.get(found) ?? (spelled === undefined ? undefined : inCaseOf(found, spelled));
    },
  };
};

/** A profile may have one name where the person tells two: then its pseudonym, which is two words, is divided. */
const spokenNames = (first: string, chosen: string, { last_name }: PseudonymiseOptions) => {
  const [given = chosen, surname = chosen] = chosen.split(' ');
  return { first: first === chosen ? given : first, last: isText(last_name) ? last_name : surname };
};

/** Keeps account of what was replaced where. */
const ledger = () => {
  const entries = new Map<string, Replacement>();
  return {
    note: (kind: PersonalKind, found: string, replacement: string, place: string): void => {
      if (found === replacement) return;
      const key = JSON.stringify([kind, found, replacement]);
      const entry = entries.get(key) ?? { kind, found, replacement, places: [] };
      if (!entry.places.includes(place)) entry.places.push(place);
      entries.set(key, entry);
    },
    all: (): Replacement[] => [...entries.values()],
  };
};

/**
 * A template in which nobody can be recognised by what the finders know: the person's names, those of the profile and
 * those that they tell in the conversation, e-mail addresses, phone numbers, postal addresses, URLs with ids and long ids become pseudonyms, each the same wherever it stands. Links
 * stay intact, and a template that was pseudonymised once comes back as it is. `seen` hears of each text that was looked at.
 */
export const pseudonymise = (
  source: Template,
  options: PseudonymiseOptions = {},
  seen: (passage: Passage) => void = () => {},
): Pseudonymised => {
  const { first_name, last_name, email } = source.user;
  const texts = textsOf(source);
  const isTaken = (text: string): boolean => texts.includes(text.toLowerCase());
  const isPlaceholder = first_name === GUEST_NAME && last_name === '';
  const isDone = areReserved(first_name, last_name);
  const chosen = isDone
    ? { first: first_name, last: last_name, both: '' }
    : pseudonymsOf(first_name, last_name, isTaken);
  const reviewer = reviewerOf(options);
  const { note, all } = ledger();
  const nameFor = (role: 'first' | 'last', found: string, given: string | undefined): string =>
    reviewer.keeps(found) ? found : (reviewer.replaces(found) ?? (isText(given) ? given : chosen[role]));
  const user = {
    first: nameFor('first', first_name, options.first_name),
    last: last_name.trim() === '' ? last_name : nameFor('last', last_name, options.last_name),
  };
  const stated = statedNames(source.chat_messages, `${first_name} ${last_name}`);
  const names = [
    ...(isDone ? [] : nameSpellings(first_name, last_name, isPlaceholder)),
    ...stated.flatMap(({ first, last, isWord }) => nameSpellings(first, last, isWord)),
  ];
  const spoken = stated.length > 0 && user.last.trim() === '' ? spokenNames(user.first, chosen.first, options) : user;
  const numbered = numberedPseudonyms(isTaken);

  const pseudonymOf = ({ kind, role }: Finding, found: string, mapRest: (text: string) => string): string => {
    if (kind === 'name')
      return inCaseOf(found, role === 'both' ? `${spoken.first} ${spoken.last}`.trim() : spoken[role ?? 'first']);
    // What a reviewer picked has the reviewer's replacement.
    if (kind === 'own') return found;
    if (kind !== 'url') return numbered(kind, found);
    return mapRest(
      replaceUrlParts(found, (part) => (isReserved(part) ? part : numbered(isLongId(part) ? 'id' : 'part', part))),
    );
  };
  const piecesOf = (text: string, place: string, sought: Sought, isWithinUrl = false): Piece[] => {
    const pieces: Piece[] = [];
    let at = 0;
    for (const finding of findPersonalData(text, sought.names, sought.own)) {
      const { kind, start, end } = finding;
      const found = text.slice(start, end);
      const rest = (within: string) => (isWithinUrl ? within : textOf(piecesOf(within, place, sought, true)));
      const replacement = reviewer.keeps(found)
        ? found
        : (reviewer.replaces(found) ?? pseudonymOf(finding, found, rest));
      note(kind, found, replacement, place);
      if (start > at) pieces.push({ text: text.slice(at, start) });
      pieces.push({ text: found, kind, replacement });
      at = end;
    }
    return at < text.length ? [...pieces, { text: text.slice(at) }] : pieces;
  };
  const mapText = (text: string, place: string): string => {
    const pieces = piecesOf(text, place, { names, own: reviewer.sought });
    seen({ place, pieces });
    let before = text;
    let mapped = textOf(pieces);
    // A replacement may bare a number that ran into what was replaced.
    for (let round = 1; round < MOST_ROUNDS && mapped !== before; round += 1) {
      before = mapped;
      mapped = textOf(piecesOf(before, place, NOBODY));
    }
    return fitting(mapped);
  };

  const replaceName = (found: string, replacement: string, place: string): string => {
    note('name', found, replacement, place);
    seen({ place, pieces: [{ text: found, kind: 'name', replacement }] });
    return replacement;
  };
  const replaceEmail = (found: string): string => {
    const replacement = isReserved(found) ? found : numbered('email', found);
    note('email', found, replacement, '/user/email');
    seen({ place: '/user/email', pieces: [{ text: found, kind: 'email', replacement }] });
    return replacement;
  };
  const replaceImage = (image: string, place: string): string => {
    const mapped = mapText(image, place);
    return HttpUrl.safeParse(mapped).success ? mapped : NO_IMAGE;
  };
  const mapped = mapTemplateTexts(source, (text, path) => {
    const place = jsonPointer(path);
    if (place === '/user/first_name') return replaceName(text, user.first, place);
    if (place === '/user/last_name') return replaceName(text, user.last, place);
    if (place === '/user/email') return email === undefined ? text : replaceEmail(email);
    return path[0] === 'identities' && path[2] === 'image' ? replaceImage(text, place) : mapText(text, place);
  });
  return { template: Template.parse(mendLinks(source, mapped)), replacements: all() };
};
