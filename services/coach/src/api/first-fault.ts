import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type UnionIssue = z.core.$ZodIssueInvalidUnion;
interface Fault {
  readonly param: string;
  readonly message: string;
}

/** The first fault and its place; of alternatives, that of the one which fits best, so that it says what is wrong. */
export function firstFault(issues: readonly Issue[]): Fault {
  const [issue] = issues;
  if (!issue) return { param: '', message: 'The request is malformed.' };
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const param = [path, issue.keys[0]].filter(Boolean).join('.');
    return { param, message: 'is not a parameter that is known here' };
  }
  if (issue.code !== 'invalid_union') return { param: path, message: issue.message };
  const best = bestOf(issue.errors);
  if (depthOf(best) === 0) return { param: path, message: aboutTheWhole(issue) };
  const inner = firstFault(best);
  return { param: [path, inner.param].filter(Boolean).join('.'), message: inner.message };
}

/** The alternative that fits furthest into the request, and first one that has the type which the request names. */
const bestOf = (alternatives: readonly (readonly Issue[])[]): readonly Issue[] =>
  alternatives.toSorted((a, b) => depthOf(b) - depthOf(a) || Number(isOfOtherType(a)) - Number(isOfOtherType(b)))[0] ??
  [];

const isOfOtherType = (issues: readonly Issue[]): boolean =>
  issues.some(({ path }) => path.length === 1 && path[0] === 'type');

/** How far into the request the faults lie; of alternatives within, that of the best one. */
const depthOf = (issues: readonly Issue[]): number =>
  Math.max(
    0,
    ...issues.map(
      (issue) => issue.path.length + (issue.code === 'invalid_union' ? Math.max(0, ...issue.errors.map(depthOf)) : 0),
    ),
  );

/** What a value lacks that no alternative looks into: of one that has the right kind, else which kinds are right. */
function aboutTheWhole({ errors, message }: UnionIssue): string {
  const first = errors.flatMap(([issue]) => (issue === undefined ? [] : [issue]));
  const near = first.find(({ code }) => code !== 'invalid_type');
  if (near !== undefined) return near.message;
  const kinds = first.flatMap((issue) =>
    issue.code === 'invalid_type' ? [KIND[issue.expected] ?? issue.expected] : [],
  );
  return kinds.length === 0 ? message : `must be ${kinds.join(' or ')}`;
}

const KIND: Readonly<Record<string, string>> = { string: 'a string', array: 'a list', object: 'an object' };
