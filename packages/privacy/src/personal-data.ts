import type { PersonalKind } from '@rehearsal/contracts/http/scenarios/freeze';
import { identifyingUrls } from './identifying-urls.js';
import { asciiDigits, DATES, ID_PATTERNS, PHONE_PATTERNS, UUID_PATTERN } from './number-patterns.js';
import { RESERVED } from './pseudonyms.js';
import { ADDRESS_PATTERNS } from './street-patterns.js';
import type { NameRole, NameSpelling } from './user-names.js';

/**
 * Finds personal data in one text, by shape; only the person's own names are known. What is found is covered before
 * the next search, so no two findings overlap, and pseudonyms are covered first, so none is ever found.
 */

export interface Finding {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
  /** Of names only: which of the person's names it is. */
  readonly role?: NameRole;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Neither letter, digit nor space: no pattern reaches across it. */
const COVER = '\uFFFC';
/** A name stays a word, so that an address or e-mail that holds it is still found as a whole. */
const coverName = (length: number): string => `X${'x'.repeat(length - 1)}`;

/** Read from its @ to both sides: from the left, a long word would be tried from each of its letters. */
const EMAIL =
  /(@|＠| ?\[at\] ?| ?\(at\) ?)(?<=([\p{L}\p{N}][\p{L}\p{M}\p{N}._%+'-]{0,63})\1)(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,62})(?:\.| ?\[dot\] ?| ?\(dot\) ?)){1,6}\p{L}[\p{L}\p{M}\p{N}-]{1,62}/giu;

const cover = (length: number): string => COVER.repeat(length);

/** The text with spans, which are in order and do not overlap, filled in; of the same length. */
const covered = (text: string, spans: readonly Span[], fill = cover): string => {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    pieces.push(text.slice(at, start), fill(end - start));
    at = end;
  }
  return pieces.join('') + text.slice(at);
};

const matching =
  (patterns: readonly RegExp[]) =>
  (text: string): Span[] =>
    patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(spanOf));

const spanOf = ({ 0: match, index }: RegExpExecArray): Span => ({ start: index, end: index + match.length });

const emails = (text: string): Span[] =>
  [...text.matchAll(EMAIL)].map((match) => ({
    start: match.index - (match[2] ?? '').length,
    end: match.index + match[0].length,
  }));

const inOrder = <S extends Span>(spans: readonly S[]): S[] =>
  [...spans].sort((left, right) => left.start - right.start || right.end - left.end);

const withoutOverlaps = <S extends Span>(spans: readonly S[]): S[] => {
  const kept: S[] = [];
  for (const span of inOrder(spans))
    if (span.start >= (kept.at(-1)?.end ?? 0) && span.end > span.start) kept.push(span);
  return kept;
};

interface Search {
  readonly kind: PersonalKind;
  readonly search: (text: string) => Span[];
}

const WITH_DATES: readonly Search[] = [
  { kind: 'url', search: identifyingUrls },
  { kind: 'email', search: emails },
];
/** A uuid goes before phones, which its digits may look like; other ids are what nothing else claims. */
const WITHOUT_DATES: readonly Search[] = [
  { kind: 'id', search: matching([UUID_PATTERN]) },
  { kind: 'address', search: matching(ADDRESS_PATTERNS) },
  { kind: 'phone', search: matching(PHONE_PATTERNS) },
  { kind: 'id', search: matching(ID_PATTERNS) },
];

/** Covering may bare what a finding beside it hid: searches until nothing is left, so that a second time finds none. */
const exhaust = (text: string, searches: readonly Search[]): { text: string; findings: Finding[] } => {
  const findings: Finding[] = [];
  let rest = text;
  for (let before = -1; before !== findings.length;) {
    before = findings.length;
    for (const { kind, search } of searches) {
      const spans = withoutOverlaps(search(rest));
      rest = covered(rest, spans);
      findings.push(...spans.map((span) => ({ kind, ...span })));
    }
  }
  return { text: rest, findings };
};

const findNames = (text: string, names: readonly NameSpelling[]): { text: string; findings: Finding[] } => {
  let rest = text;
  let shown = text;
  const findings: Finding[] = [];
  for (const { role, pattern } of names) {
    const spans = withoutOverlaps(matching([pattern])(rest));
    rest = covered(rest, spans);
    shown = covered(shown, spans, coverName);
    findings.push(...spans.map((span) => ({ kind: 'name' as const, role, ...span })));
  }
  return { text: shown, findings: inOrder(findings) };
};

/** Everything personal in a text, and what a reviewer picked, in order, without overlaps. */
export const findPersonalData = (
  text: string,
  spellings: readonly NameSpelling[],
  own: readonly RegExp[] = [],
): Finding[] => withOwn(text, findByShape(text, spellings), own);

/** What a reviewer picked stands for all that is within it, and gives way to what is as long or reaches out of it. */
const withOwn = (text: string, found: readonly Finding[], own: readonly RegExp[]): Finding[] => {
  const picked = withoutOverlaps(matching(own)(text)).filter((span) =>
    found.every((finding) => isApart(finding, span) || isWithin(finding, span)),
  );
  const left = found.filter((finding) => picked.every((span) => isApart(finding, span)));
  return inOrder([...left, ...picked.map((span) => ({ kind: 'own' as const, ...span }))]);
};

const isApart = (one: Span, other: Span): boolean => one.end <= other.start || other.end <= one.start;
const isWithin = (one: Span, other: Span): boolean =>
  one.start >= other.start && one.end <= other.end && one.end - one.start < other.end - other.start;

const findByShape = (text: string, spellings: readonly NameSpelling[]): Finding[] => {
  const named = findNames(text, spellings);
  const plain = asciiDigits(named.text);
  const real = RESERVED.reduce((rest, pattern) => covered(rest, matching([pattern])(rest)), plain);
  const links = exhaust(real, WITH_DATES);
  const dateless = covered(links.text, matching([DATES])(links.text));
  const numbers = exhaust(dateless, WITHOUT_DATES);
  // A number right after a name: covered, the name is no word any more that the number could belong to.
  const attached = exhaust(covered(numbers.text, named.findings), WITHOUT_DATES);
  const found = [...links.findings, ...numbers.findings, ...attached.findings];
  // A larger finding stands for the names within it.
  const outside = covered(text, inOrder(found));
  const names = named.findings.filter(({ start, end }) => outside.slice(start, end) === text.slice(start, end));
  return inOrder([...found, ...names]);
};
