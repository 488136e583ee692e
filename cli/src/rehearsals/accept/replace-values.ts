import { applyEdits, findNodeAtLocation, modify, parseTree, type JSONPath } from 'jsonc-parser';
import type { JsonValue } from '@rehearsal/contracts/json/values';

/** A place of a document, as an RFC 6901 pointer, and the value that is to be there. */
interface Replacement {
  pointer: string;
  to: JsonValue;
}

const FORMATTING = { formattingOptions: { insertSpaces: true, tabSize: 2 } };

/** A text of JSON with other values, and every other byte as it is. */
export const replaceValues = (text: string, replacements: readonly Replacement[]): string =>
  replacements.reduce((now, { pointer, to }) => applyEdits(now, modify(now, pathOf(pointer), to, FORMATTING)), text);

/** Whether a text of JSON has a value at a place; a file may spell a key otherwise than it is read. */
export function hasValueAt(text: string, pointer: string): boolean {
  const tree = parseTree(text);
  return tree !== undefined && findNodeAtLocation(tree, pathOf(pointer)) !== undefined;
}

const pathOf = (pointer: string): JSONPath =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
