/**
 * The spellings of a person's own names that a text may hold: composed or not, without accents, in Turkish case, the
 * parts of a double name, and first and last name written as one word.
 */

export type NameRole = 'first' | 'last' | 'both';

export interface NameSpelling {
  readonly role: NameRole;
  readonly pattern: RegExp;
}

/** Parts of names that are words of their own language; alone they name nobody. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'de del da das dos di du la las le les el al van von der den ter ten bin ibn abu st'.split(' '),
);

/** Scripts that do not put spaces around a name, or join particles to it. */
export const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const HONORIFIC = '(?=さん|様|さま|氏|君|くん|ちゃん|先生|小姐|女士|太太|씨|님)';
/** One-letter words that Arabic and Hebrew write together with the next word. */
const ATTACHED = '[وفبلكהובלמשכ]';

const GERMAN: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ø: 'oe', å: 'aa', æ: 'ae' };

const withoutAccents = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('ł', 'l').replaceAll('ø', 'o');

const spellingsOf = (name: string): string[] => {
  const german = name.normalize('NFC').replace(/[äöüßøåæ]/giu, (letter) => GERMAN[letter.toLowerCase()] ?? letter);
  const all = [name, name.normalize('NFC'), name.normalize('NFD'), german];
  // Marks carry the vowels of Arabic, Thai or Hindi: there a name without them is another word.
  if (/^[\p{sc=Latin}\p{M}\P{L}]*$/u.test(name)) all.push(withoutAccents(name));
  all.push(name.toLocaleLowerCase('tr'), name.toLocaleUpperCase('tr'), name.toUpperCase());
  return [...new Set(all)];
};

export const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
const lettersIn = (text: string): number => (text.normalize('NFC').match(/\p{L}/gu) ?? []).length;

const bounded = (pattern: string, name: string): string => {
  if (!UNSPACED.test(name)) {
    // Jürgens Haus, Annas hus: a possessive without an apostrophe.
    const possessive = /\p{sc=Latin}$/u.test(name) && lettersIn(name) > 2 ? 's?' : '';
    return `(?<=^|[^\\p{L}\\p{M}]|(?<![\\p{L}\\p{M}])${ATTACHED})${pattern}(?=${possessive}(?![\\p{L}\\p{M}]))`;
  }
  if (lettersIn(name) > 1) return pattern;
  // A name of one character is part of many words: it counts alone, or before a form of address.
  const sameScript = String.raw`[\p{sc=Han}\p{sc=Hangul}]`;
  return `(?<!${sameScript})${pattern}(?:${HONORIFIC}|(?!${sameScript}))`;
};

const searchFor = (name: string, role: NameRole, flags: string): NameSpelling[] => {
  const shortest = UNSPACED.test(name) ? 1 : 2;
  if (lettersIn(name) < shortest) return [];
  const all = spellingsOf(name);
  const spellings = (flags.includes('i') ? all : all.filter((spelling) => /\p{Lu}/u.test(spelling))).sort(
    (left, right) => right.length - left.length,
  );
  const any = spellings
    .map((spelling) =>
      spelling
        .split(/\s+/u)
        .map(escaped)
        .join(String.raw`\s+`),
    )
    .join('|');
  return [{ role, pattern: new RegExp(bounded(`(?:${any})`, name), flags) }];
};

const wordsOf = (name: string): string[] =>
  name
    .split(/[\s\-‐·・]+/u)
    .filter((part) => part !== name && lettersIn(part) > 1 && !PARTICLES.has(part.toLowerCase()));

/**
 * What to search for, longest first; names of a single Latin letter are left, since "a" and "I" are words. Of a name that
 * is a word, only what is capitalised.
 */
export const nameSpellings = (first_name: string, last_name: string, isWord = false): NameSpelling[] => {
  const first = first_name.trim();
  const last = last_name.trim();
  const flags = isWord ? 'gu' : 'giu';
  const joined = first && last && lettersIn(first + last) > 1 ? [first + last, last + first] : [];
  return [
    ...joined.flatMap((name) => searchFor(name, 'both', flags)),
    ...searchFor(first, 'first', flags),
    ...searchFor(last, 'last', flags),
    ...wordsOf(first).flatMap((part) => searchFor(part, 'first', flags)),
    ...wordsOf(last).flatMap((part) => searchFor(part, 'last', flags)),
  ];
};
