type Tags = Readonly<Record<string, string>>;

/**
 * Finds, of things that each ask for certain tags, those that the tags of a sample satisfy: by look-up and not one after
 * the other, since a script may have thousands of thresholds and k6 writes thousands of samples a second.
 */
export class ByTags<T> {
  /** By the names that are asked for; in each, the things by the values. */
  readonly #groups = new Map<string, { readonly names: readonly string[]; readonly things: Map<string, T[]> }>();

  add(tags: Tags, thing: T): void {
    const names = Object.keys(tags).sort();
    const id = JSON.stringify(names);
    const group = this.#groups.get(id) ?? { names, things: new Map<string, T[]>() };
    const values = valuesOf(names, tags) ?? '';
    const things = group.things.get(values);
    if (things) things.push(thing);
    else group.things.set(values, [thing]);
    this.#groups.set(id, group);
  }

  satisfiedBy(tags: Tags): T[] {
    const found: T[] = [];
    for (const { names, things } of this.#groups.values()) {
      const values = valuesOf(names, tags);
      if (values !== undefined) found.push(...(things.get(values) ?? []));
    }
    return found;
  }
}

/** Undefined where a name has no value. */
function valuesOf(names: readonly string[], tags: Tags): string | undefined {
  if (names.some((name) => tags[name] === undefined)) return undefined;
  return names.length === 1 ? tags[names[0] ?? ''] : JSON.stringify(names.map((name) => tags[name]));
}
