import { canonicalJson } from '@rehearsal/contracts/coaching/canonical';
import { valueAt, withValue, type Path } from './change-text.js';

export type Side = 'theirs' | 'mine';

/** One place where two people wrote differently. */
export interface Dispute {
  readonly path: Path;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
  /** Who changed it: where only one did, that is what is most likely meant. */
  readonly changedBy: Side | 'both';
}

const isSame = (left: unknown, right: unknown): boolean =>
  left === undefined || right === undefined ? left === right : canonicalJson(left) === canonicalJson(right);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where `theirs` and `mine` differ, field by field; a list that grew or shrank is one thing. */
export const disputesOf = (base: unknown, theirs: unknown, mine: unknown, path: Path = []): Dispute[] => {
  if (isSame(theirs, mine)) return [];
  if (isObject(theirs) && isObject(mine)) {
    const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
    return [...keys].flatMap((key) => {
      const [was, other, own] = [base, theirs, mine].map((value) => valueAt(value, [key]));
      return disputesOf(was, other, own, [...path, key]);
    });
  }
  if ([base, theirs, mine].every(Array.isArray) && hasOneLength(base, theirs, mine))
    return (mine as unknown[]).flatMap((own, index) =>
      disputesOf(valueAt(base, [index]), valueAt(theirs, [index]), own, [...path, index]),
    );
  const changedBy = isSame(base, theirs) ? 'mine' : isSame(base, mine) ? 'theirs' : 'both';
  return [{ path, base, theirs, mine, changedBy }];
};

const hasOneLength = (...lists: readonly unknown[]): boolean =>
  new Set(lists.map((list) => (list as unknown[]).length)).size === 1;

/** My text with theirs in each place where it was chosen. */
export const settled = (mine: string, disputes: readonly Dispute[], sideOf: (dispute: Dispute) => Side): string =>
  disputes
    .filter((dispute) => sideOf(dispute) === 'theirs')
    .reduce((text, { path, theirs }) => withValue(text, path, theirs), mine);
