import canonicalize from 'canonicalize';

/** What an entry's hash does not cover, or is. */
const APART: readonly string[] = ['body', 'salt', 'hash'];

/** Entries that were written alike have their fields in the same order, so the sorted names are found once for all. */
const sorted = new Map<string, readonly string[]>();
const MOST_ORDERS = 100;
/** Half of a surrogate pair, which has no canonical form. */
const HALF = /\p{Surrogate}/u;

/**
 * What the hash of an entry covers, as RFC 8785 JSON: every field that it has but body and salt, also one that nobody knows.
 * The same as `canonicalize` writes, which takes each value for an object that could hold anything; throws as that does for
 * what has no canonical form.
 */
export function hashedText(entry: object): string {
  const fields = entry as Readonly<Record<string, unknown>>;
  let text = '';
  for (const name of namesOf(fields)) {
    const value = fields[name];
    if (value !== undefined) text += `${text === '' ? '{' : ','}${JSON.stringify(name)}:${textOf(value)}`;
  }
  return `${text}}`;
}

function namesOf(fields: Readonly<Record<string, unknown>>): readonly string[] {
  const names = Object.keys(fields);
  // No name of a stored field holds this character.
  const order = names.join('\u0000');
  const known = sorted.get(order);
  if (known) return known;
  const found = names.filter((name) => !APART.includes(name)).sort();
  if (sorted.size < MOST_ORDERS) sorted.set(order, found);
  return found;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' && !HALF.test(value) ? JSON.stringify(value) : (canonicalize(value) ?? 'null');
