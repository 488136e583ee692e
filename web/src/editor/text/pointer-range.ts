/** Where a value stands in a JSON text: offsets of its first character and behind its last. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** The keys of an RFC 6901 pointer. */
export const pathOf = (pointer: string): string[] =>
  pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The longest beginning of `path` that leads somewhere in `json`: a missing key has no place, what should hold it has. */
export const nearestPath = (json: unknown, path: readonly string[]): string[] => {
  const found: string[] = [];
  let value = json;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) break;
    found.push(key);
    value = (value as Record<string, unknown>)[key];
  }
  return found;
};

const SPACE = /\s*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const SCALAR = /[^\s,\]}]+/y;

/** A reader of JSON that only keeps track of places; throws for what is not JSON, or says something about it. */
class Places {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads the value at hand; gives the range of what `path` leads to within it, or of the nearest thing above it. */
  find(path: readonly string[]): TextRange {
    this.#take(SPACE);
    const from = this.#at;
    const opening = this.#text[from];
    let within: TextRange | undefined;
    if (opening === '{') within = this.#members(path);
    else if (opening === '[') within = this.#entries(path);
    else this.#take(opening === '"' ? STRING : SCALAR);
    return within ?? { from, to: this.#at };
  }

  #members(path: readonly string[]): TextRange | undefined {
    return this.#inside('}', () => {
      const from = this.#at;
      const key: unknown = JSON.parse(this.#take(STRING));
      this.#take(SPACE);
      this.#at += 1; // the colon
      const isOnPath = path.length > 0 && key === path[0];
      const value = this.find(isOnPath ? path.slice(1) : []);
      // A value is found by its key, so that the name of the field is marked as well.
      return isOnPath ? (path.length === 1 ? { from, to: value.to } : value) : undefined;
    });
  }

  #entries(path: readonly string[]): TextRange | undefined {
    return this.#inside(']', (index) => {
      const isOnPath = path[0] === String(index);
      const value = this.find(isOnPath ? path.slice(1) : []);
      return isOnPath ? value : undefined;
    });
  }

  /** Reads all parts up to the closing bracket and gives what one of them found. */
  #inside(closing: string, part: (index: number) => TextRange | undefined): TextRange | undefined {
    this.#at += 1;
    let found: TextRange | undefined;
    for (let index = 0; ; index += 1) {
      this.#take(SPACE);
      const next = this.#text[this.#at];
      if (next === closing || next === undefined) break;
      if (next === ',') this.#at += 1;
      this.#take(SPACE);
      found = part(index) ?? found;
    }
    this.#at += 1;
    return found;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [taken = ''] = pattern.exec(this.#text) ?? [];
    // Text that is not JSON must not make it stand still.
    this.#at += taken === '' && pattern !== SPACE ? 1 : taken.length;
    return taken;
  }
}

/**
 * Where `pointer` leads in `text`; where nothing is there, as for a key that is missing, the place of what should hold
 * it. A text that is not JSON has no places but its beginning.
 */
export const pointerRange = (text: string, pointer: string): TextRange => {
  try {
    return new Places(text).find(pathOf(pointer));
  } catch {
    return { from: 0, to: 0 };
  }
};
