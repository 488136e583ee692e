import { jsonpath } from 'json-p3';
import { quoted, withHint } from '@rehearsal/contracts/text/suggest';
import { JudgementError } from '../limit.js';
import { patternOf } from '../pattern.js';
import type { ToldShape } from '../told-shape.js';
import { operandsOf, type Expression } from './walk-query.js';

const { expressions } = jsonpath;

/** What a path can lead to, and what is wrong with it. */
export interface Reached {
  readonly shapes: readonly ToldShape[];
  readonly faults: readonly string[];
}

/** Where a path within a filter leads. */
type Follow = (query: jsonpath.expressions.FilterQuery) => Reached;

/** What is wrong with a filter: its paths, its patterns, and words that are compared with and that are none. */
export function filterFaults(expression: Expression, follow: Follow): string[] {
  if (expression instanceof expressions.FilterQuery) return [...follow(expression).faults];
  const deeper = operandsOf(expression).flatMap((part) => filterFaults(part, follow));
  if (deeper.length > 0) return deeper;
  if (expression instanceof expressions.FunctionExtension) return patternFaults(expression);
  if (!(expression instanceof expressions.InfixExpression)) return [];
  const sides = [expression.left, expression.right];
  const query = sides.find((side) => side instanceof expressions.FilterQuery);
  const literal = sides.find((side) => side instanceof expressions.StringLiteral);
  return query && literal ? wordFaults(literal.value, follow(query).shapes) : [];
}

function patternFaults({ name, args }: jsonpath.expressions.FunctionExtension): string[] {
  const [, source] = args;
  if ((name !== 'match' && name !== 'search') || !(source instanceof expressions.StringLiteral)) return [];
  try {
    patternOf(source.value);
    return [];
  } catch (error) {
    if (!(error instanceof JudgementError)) throw error;
    return [`${quoted(source.value)} ${error.message}`];
  }
}

/** In filters, words are canonical: another spelling would never be equal. */
function wordFaults(literal: string, shapes: readonly ToldShape[]): string[] {
  const words = shapes.flatMap((shape) => (shape.kind === 'word' ? [shape] : []));
  if (words.length === 0 || words.length < shapes.length) return [];
  const canonical = words.map(({ read }) => read.safeParse(literal));
  if (canonical.some((read) => read.data === literal)) return [];
  const spelled = canonical.find((read) => read.success)?.data;
  const message = `${quoted(literal)} is never the value there; in filters words are in their canonical spelling.`;
  if (spelled !== undefined) return [withHint(message, quoted(spelled))];
  return [canonical[0]?.error?.issues[0]?.message ?? message];
}
