const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;

/** How many `key: value` a JSON text writes: the colons outside of its strings. */
export function membersIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === COLON) count += 1;
    else if (code === QUOTE) at = endOfString(text, at + 1);
  }
  return count;
}

/** The quote that closes a string: one with an even number of backslashes before it. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start); at !== -1; at = text.indexOf('"', at + 1)) {
    let first = at;
    while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
    if ((at - first) % 2 === 0) return at;
  }
  return text.length;
}

/** How many of them a value holds. Fewer than its text writes means that a key came twice. */
export function membersOf(value: unknown): number {
  let count = 0;
  const open: unknown[] = [value];
  for (let next = open.pop(); open.length > 0 || next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const entries: unknown[] = Object.values(next);
    if (!Array.isArray(next)) count += entries.length;
    for (const entry of entries) if (typeof entry === 'object' && entry !== null) open.push(entry);
  }
  return count;
}
