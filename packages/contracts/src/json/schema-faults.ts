import type { z } from 'zod';
import type { FieldFault } from '../http/problem.js';
import { splitHint } from '../text/suggest.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What a schema found wrong, each fault at its place; `place` says how a path is written. */
export const schemaFaults = (issues: readonly Issue[], place: (path: Path) => string): FieldFault[] =>
  issues.flatMap((issue) => faultsOf(issue, [], place));

function faultsOf(issue: Issue, base: Path, place: (path: Path) => string): FieldFault[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ pointer: place([...path, key]), message: `"${key}" is not known here` }));
  if (issue.code === 'invalid_union' && issue.message === 'Invalid input')
    return faultsOfUnion(issue.errors, path, place);
  const more = issue.code === 'custom' ? (issue.params as Pick<FieldFault, 'section' | 'hint'> | undefined) : undefined;
  return [{ pointer: place(path), ...splitHint(issue.message), ...more }];
}

/**
 * A value may take one of several shapes and takes none. What is wrong with the shape that it comes closest to helps, which
 * is the one whose faults lie deepest; where it is of no shape's type, all that it might be.
 */
function faultsOfUnion(branches: readonly Issue[][], path: Path, place: (path: Path) => string): FieldFault[] {
  const typed = branches.filter((issues) => !issues.some(isOfAnotherType));
  const [closest] = typed.toSorted((left, right) => depthOf(right) - depthOf(left) || left.length - right.length);
  if (closest) return closest.flatMap((issue) => faultsOf(issue, path, place));
  const messages = [...new Set(branches.flat().map(({ message }) => message))];
  return [{ pointer: place(path), message: messages.join('; or: ') || 'fits none of the forms that are known here' }];
}

const isOfAnotherType = ({ code, path }: Issue): boolean =>
  path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');

const depthOf = (issues: readonly Issue[]): number => Math.max(0, ...issues.map(({ path }) => path.length));
