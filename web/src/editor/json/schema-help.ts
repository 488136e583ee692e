import {
  snippetCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { getLocation, parse } from 'jsonc-parser';
import { valueAt } from '../text/change-text.js';
import { blankOf, labelOf, meaningOf, schemaAt, shapeOf, type Schema } from '../text/schema.js';

/** What the schema says in the JSON editor: which keys and words may stand at a place, and what they mean. */

const isOffered = ([, { deprecated, const: fixed }]: [string, Schema]): boolean =>
  deprecated !== true && fixed !== false;

const helpOf = (schema: Schema): Pick<Completion, 'info'> => {
  const info = meaningOf(schema);
  return info === undefined ? {} : { info };
};

const keysAt = (json: unknown, path: readonly (string | number)[]): Completion[] => {
  const schema = schemaAt(json, path);
  const holder = valueAt(json, path);
  return Object.entries((schema && shapeOf(schema, holder).properties) ?? {})
    .filter(isOffered)
    .filter(([key]) => valueAt(holder, [key]) === undefined)
    .map(([key, field]) => ({
      label: key,
      type: 'property',
      apply: `"${key}": ${JSON.stringify(blankOf(field))}`,
      ...helpOf(field),
    }));
};

const wordsOf = (schema: Schema): Completion[] =>
  [schema, ...(schema.anyOf ?? [])]
    .flatMap(({ enum: words = [], const: fixed }): readonly unknown[] => (fixed === undefined ? words : [fixed]))
    .map((word) => ({ label: String(word), apply: JSON.stringify(word), detail: labelOf(String(word)), type: 'enum' }));

const newEntry = (schema: Schema): Completion[] => {
  const text = JSON.stringify(blankOf(schema.oneOf?.[0] ?? schema), null, 2);
  return [snippetCompletion(text.replaceAll('""', '"${}"'), { label: 'new entry', type: 'text', ...helpOf(schema) })];
};

export const completeFromSchema = ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
  const text = state.doc.toString();
  const { path, previousNode, isAtPropertyKey } = getLocation(text, pos);
  if (!explicit && previousNode === undefined) return null;
  const json: unknown = parse(text);
  const from = previousNode?.offset ?? pos;
  const to = previousNode === undefined ? pos : previousNode.offset + previousNode.length;
  if (isAtPropertyKey) return { from, to, options: keysAt(json, path.slice(0, -1)), filter: false };
  const schema = schemaAt(json, path);
  if (schema === undefined) return null;
  const isEntry = typeof path.at(-1) === 'number' && previousNode === undefined;
  return { from, to, options: [...wordsOf(schema), ...(isEntry ? newEntry(schema) : [])] };
};

/** What the key or value at a place means. */
export const meaningAt = (text: string, at: number): string | undefined => {
  const { path } = getLocation(text, at);
  const schema = schemaAt(parse(text), path);
  return schema?.description;
};
