import { JSONPathError, type JSONPathQuery } from 'json-p3';
import type { JsonValue } from '@rehearsal/contracts/json/values';
import { JudgementError, step } from '../limit.js';
import { environment } from './environment.js';
import { selectorsOf } from './walk-query.js';

/** A JSONPath that is ready to be judged by. */
export interface Path {
  readonly query: JSONPathQuery;
  /** Whether it leads to one place at most. */
  readonly isSingular: boolean;
  /** What it selects, in document order. */
  select(state: JsonValue): JsonValue[];
}

const MOST_KEPT = 200;
const kept = new Map<string, Path>();

/** Throws JudgementError for what is no JSONPath. */
export function compilePath(source: string): Path {
  const known = kept.get(source);
  if (known) return known;
  const query = parse(source);
  // Each selector counts its steps, so that a query ends within its limit wherever it is, filters in filters included.
  for (const selector of selectorsOf(query)) {
    const resolve = selector.resolve.bind(selector);
    selector.resolve = (node) => {
      step();
      const nodes = resolve(node);
      step(nodes.length);
      return nodes;
    };
  }
  const path = {
    query,
    isSingular: query.singularQuery(),
    select: (state: JsonValue) => query.query(state).values() as JsonValue[],
  };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(source, path);
  return path;
}

function parse(source: string): JSONPathQuery {
  try {
    return environment.compile(source);
  } catch (error) {
    if (!(error instanceof JSONPathError)) throw error;
    throw new JudgementError(`is no JSONPath: ${error.message}`);
  }
}
