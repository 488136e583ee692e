import { JsonSyntaxError, parseJsonDocument, type JsonDocument } from './document.js';

/**
 * JSON Lines: one JSON value a line, blank lines passed over. The value is the array of them, and pointers lead through
 * it: `/2/role` is in the third value.
 */
export function parseJsonLines(text: string): JsonDocument {
  const read: { document: JsonDocument; line: number }[] = [];
  for (const [index, source] of text.split(/\r?\n/).entries()) {
    if (source.trim() === '') continue;
    try {
      read.push({ document: parseJsonDocument(source), line: index });
    } catch (error) {
      if (!(error instanceof JsonSyntaxError)) throw error;
      throw new JsonSyntaxError(error.message, { ...error.position, line: index + 1 });
    }
  }
  return {
    value: read.map(({ document }) => document.value),
    positionOf(pointer) {
      const [, first = '', ...rest] = pointer.split('/');
      const entry = read[Number(first)] ?? read[0];
      if (!entry) return { line: 1, column: 1 };
      const { line, column } = entry.document.positionOf(rest.map((part) => `/${part}`).join(''));
      return { line: line + entry.line, column };
    },
  };
}

/**
 * Whether the first line holds an object and the second begins one: a document over many lines breaks inside its first one.
 * The second may be broken, which is then told as a fault of that line.
 */
export function looksLikeJsonLines(text: string): boolean {
  const lines = text.matchAll(/\S.*/g);
  const [first, second] = [lines.next().value?.[0], lines.next().value?.[0]];
  return first !== undefined && /^\{.*\}\s*$/.test(first) && second?.startsWith('{') === true;
}
