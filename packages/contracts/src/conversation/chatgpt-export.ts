import { isFields, type JsonFields } from './json-fields.js';

/** A message of the branch that was shown last, with the name of its node. */
interface BranchEntry {
  readonly node: string;
  readonly message: unknown;
}

interface Branch {
  readonly entries: readonly BranchEntry[];
  /** What is not as it should be, or left out, and the way to it from the conversation. */
  readonly notes: readonly { at: readonly string[]; message: string }[];
}

/**
 * The conversation inside ChatGPT's export: a tree of nodes, in which an edited question or a regenerated answer begins a
 * branch of its own. `current_node` is the end of the branch that was shown last; without it the last node is.
 */
export function visibleBranch(mapping: JsonFields, current: unknown): Branch {
  const nodes = new Map(Object.entries(mapping).filter((entry): entry is [string, JsonFields] => isFields(entry[1])));
  const isKnown = typeof current === 'string' && nodes.has(current);
  const entries: BranchEntry[] = [];
  const seen = new Set<string>();
  let begin: string | undefined;
  let at = isKnown ? current : [...nodes.keys()].at(-1);
  while (at !== undefined && nodes.has(at) && !seen.has(at)) {
    seen.add(at);
    begin = at;
    const node = nodes.get(at);
    if (isFields(node?.message)) entries.unshift({ node: at, message: node.message });
    at = typeof node?.parent === 'string' ? node.parent : undefined;
  }
  const notes: Branch['notes'][number][] = [];
  if (typeof current === 'string' && !isKnown)
    notes.push({
      at: ['current_node'],
      message: `names "${current}", which is not here: the branch that ends with the last node is read`,
    });
  if (at !== undefined && begin !== undefined)
    notes.push({
      at: ['mapping', begin, 'parent'],
      message: nodes.has(at)
        ? `leads back to "${at}", in a circle: the conversation is read from here on`
        : `names "${at}", which is not here: the conversation is read from here on`,
    });
  const others = [...nodes.values()].filter(({ message }) => isFields(message)).length - entries.length;
  if (others > 0) notes.push({ at: ['mapping'], message: leftOut(others, at !== undefined) });
  return { entries, notes };
}

/** Where the way back breaks off, what is not on it may have been said before and need not be another branch. */
function leftOut(count: number, breaksOff: boolean): string {
  if (breaksOff)
    return `${count === 1 ? 'one message that does not hang together with it is' : `${count} messages that do not hang together with it are`} left out`;
  const subject = count === 1 ? 'one message of another branch is' : `${count} messages of other branches are`;
  return `${subject} left out: only what was shown last is read`;
}
