import { asciiDigits } from './number-patterns.js';

/** URLs that lead to a person: an id, a token or a handle in the path, the query or the fragment. */

const URL_PATTERN = /(?:https?:\/\/|www\.)[^\s<>"'`（）「」。、，]{2,2000}/giu;
const PARTS = /^((?:https?:\/\/|www\.))(?:([^/?#@]*)@)?([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/iu;

const OWNERS = new Set(
  'user users u profile profiles people person member members account accounts in author client clients customer customers patient patients invite reset verify share'.split(
    ' ',
  ),
);
const SECRET_KEY =
  /^(?:.*[_-])?(?:id|uid|user|username|userid|token|key|apikey|sig|signature|auth|session|sid|sessionid|code|secret|email|mail|phone|name|account|password|pwd|hash|jwt|ref|invite)$/iu;
/** What an identifying part was replaced by, in full or covered. */
const REPLACED = /^(?:ref-\d+|\uFFFC*)$/u;

const isRandom = (piece: string): boolean => !piece.includes('\uFFFC') && isUnlikeAWord(piece);

const isUnlikeAWord = (piece: string): boolean =>
  /\d{5,}/u.test(piece) ||
  (piece.length >= 6 && /\d/u.test(piece) && /\p{L}/u.test(piece)) ||
  (piece.length >= 16 && /[a-z]/u.test(piece) && /[A-Z]/u.test(piece)) ||
  piece.length >= 24;

const isIdentifying = (written: string): boolean => {
  const part = asciiDigits(written);
  return (
    !REPLACED.test(part) &&
    ((/^\d{3,}$/u.test(part) && !/^(?:19|20)\d\d$/u.test(part)) ||
      /^(?:@|~|%40)./iu.test(part) ||
      /^[0-9a-f-]{32,}$/iu.test(part) ||
      part.split(/[-.,~]/u).some(isRandom))
  );
};

type ReplacePart = (part: string) => string;

const inPath = (path: string, replace: ReplacePart): string => {
  const segments = path.split('/');
  return segments
    .map((segment, index) => {
      const owned = segment !== '' && OWNERS.has((segments[index - 1] ?? '').toLowerCase()) && !REPLACED.test(segment);
      return owned || isIdentifying(segment) ? replace(segment) : segment;
    })
    .join('/');
};

const inQuery = (query: string, replace: ReplacePart): string =>
  query
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=');
      const key = pair.slice(0, Math.max(at, 0));
      const value = pair.slice(at + 1);
      const secret = at >= 0 && value !== '' && SECRET_KEY.test(key) && !REPLACED.test(value);
      return secret || isIdentifying(value) ? `${pair.slice(0, at + 1)}${replace(value)}` : pair;
    })
    .join('&');

/** The URL with each identifying part replaced. The origin stays; a user and password before it do not. */
export const replaceUrlParts = (url: string, replace: ReplacePart): string => {
  const [, scheme = '', , host = '', path = '', query = '', fragment = ''] = PARTS.exec(url) ?? [];
  if (scheme === '') return url;
  const search = query && `?${inQuery(query.slice(1), replace)}`;
  return `${scheme}${host}${inPath(path, replace)}${search}${fragment && `#${inQuery(fragment.slice(1), replace)}`}`;
};

/** The URLs in a text that hold something identifying, without the punctuation of the sentence around them. */
export const identifyingUrls = (text: string): { start: number; end: number }[] =>
  [...text.matchAll(URL_PATTERN)].flatMap(({ 0: match, index }) => {
    const url = match.replace(/[.,;:!?)\]}]+$/u, '');
    return replaceUrlParts(url, () => 'ref-0') === url ? [] : [{ start: index, end: index + url.length }];
  });
