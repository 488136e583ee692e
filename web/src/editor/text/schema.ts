import { SPELLED_FREELY, humanName } from '@rehearsal/contracts/coaching/enums';
import { scenarioFileSchema } from '@rehearsal/contracts/scenario/scenario-file-schema';
import { valueAt, type Path } from './change-text.js';

/** What of JSON Schema the schema of a scenario file uses. */
export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

export const fileSchema = scenarioFileSchema('inline') as Schema;

/** Which of several shapes a value has: the one whose fixed words it bears, else the one of its type. */
export const shapeOf = (schema: Schema, value: unknown): Schema => {
  const shapes = schema.oneOf ?? schema.anyOf;
  if (shapes === undefined) return schema;
  return (
    shapes.find((shape) => bearsItsWords(shape, value)) ?? shapes.find((shape) => isOfType(shape, value)) ?? schema
  );
};

const bearsItsWords = ({ const: fixed, properties }: Schema, value: unknown): boolean => {
  if (fixed !== undefined) return fixed === value;
  const words = Object.entries(properties ?? {}).filter(([, { const: word }]) => word !== undefined);
  return words.length > 0 && words.every(([key, { const: word }]) => valueAt(value, [key]) === word);
};

const isOfType = ({ type, const: fixed }: Schema, value: unknown): boolean => {
  if (fixed !== undefined) return fixed === value;
  if (Array.isArray(value)) return type === 'array';
  if (typeof value === 'number') return type === 'integer' || type === 'number';
  return typeof value === type && value !== null;
};

/** What the schema says of the place that `path` leads to; undefined where it knows none. */
export const schemaAt = (json: unknown, path: Path): Schema | undefined => {
  let schema: Schema | undefined = fileSchema;
  for (const [depth, key] of path.entries()) {
    const shape: Schema | undefined = schema && shapeOf(schema, valueAt(json, path.slice(0, depth)));
    schema = typeof key === 'number' ? shape?.items : shape?.properties?.[key];
  }
  return schema;
};

/** What a field means. What is said of all words of a vocabulary means nothing here, where one picks a word. */
export const meaningOf = ({ description }: Schema): string | undefined =>
  description === SPELLED_FREELY ? undefined : description;

/** `first_name` as a label: `First name`; words of a vocabulary are named as everywhere. A scenario shows no ids. */
export const labelOf = (key: string): string => {
  if (key === key.toUpperCase()) return humanName(key);
  if (key === 'id') return 'Which one';
  const words = key.replaceAll('_', ' ').replace(/ id\b/, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A new value with what it must have, and nothing in it. */
export const blankOf = (schema: Schema): unknown => {
  const { properties, required = [], type } = schema;
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (type === 'array') return [];
  if (type === 'integer' || type === 'number') return schema.minimum ?? 0;
  if (type === 'object')
    return Object.fromEntries(required.map((key) => [key, blankOf(properties?.[key] ?? { type: 'string' })]));
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  return first === undefined ? '' : blankOf(first);
};
