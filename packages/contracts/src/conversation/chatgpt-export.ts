import { isFields, type JsonFields } from './json-fields.js';

/** A message of the branch that was shown last, with the name of its node. */
interface BranchEntry {
  readonly node: string;
  readonly message: unknown;
}

/**
 * The conversation inside ChatGPT's export: a tree of nodes, in which an edited question or a regenerated answer begins a
 * branch of its own. `current_node` is the end of the branch that was shown last; without it the last node is.
 */
export function visibleBranch(mapping: JsonFields, current: unknown): { entries: BranchEntry[]; leftOut: number } {
  const nodes = new Map(Object.entries(mapping).filter((entry): entry is [string, JsonFields] => isFields(entry[1])));
  const end = typeof current === 'string' && nodes.has(current) ? current : [...nodes.keys()].at(-1);
  const entries: BranchEntry[] = [];
  const seen = new Set<string>();
  let at = end;
  while (at !== undefined && !seen.has(at)) {
    seen.add(at);
    const node = nodes.get(at);
    if (isFields(node?.message)) entries.unshift({ node: at, message: node.message });
    at = typeof node?.parent === 'string' ? node.parent : undefined;
  }
  const messages = [...nodes.values()].filter(({ message }) => isFields(message)).length;
  return { entries, leftOut: messages - entries.length };
}
