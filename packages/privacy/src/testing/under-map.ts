import type { Replacement } from '@rehearsal/contracts/http/scenarios/freeze';

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Arabic}]/u;

/** Names count as whole words, possessives included; all else wherever it stands. */
const patternOf = ({ kind, found }: Replacement): string =>
  kind === 'name' && !UNSPACED.test(found)
    ? `(?<![\\p{L}\\p{M}])${escaped(found)}(?=s?(?![\\p{L}\\p{M}]))`
    : escaped(found);

/** JSON with each found text replaced, keys included: what a pseudonymised template must equal, made without finders. */
export const underMap = (value: unknown, replacements: readonly Replacement[]): unknown => {
  const longestFirst = [...replacements].sort((left, right) => right.found.length - left.found.length);
  if (longestFirst.length === 0) return value;
  const pattern = new RegExp(longestFirst.map(patternOf).join('|'), 'gu');
  const byFound = new Map(longestFirst.map(({ found, replacement }) => [found, replacement]));
  const inText = (text: string): string => text.replace(pattern, (found) => byFound.get(found) ?? found);
  const inJson = (json: unknown): unknown => {
    if (typeof json === 'string') return inText(json);
    if (Array.isArray(json)) return json.map(inJson);
    if (typeof json !== 'object' || json === null) return json;
    return Object.fromEntries(Object.entries(json).map(([key, entry]) => [inText(key), inJson(entry)]));
  };
  return inJson(value);
};
