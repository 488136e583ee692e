/** JSON Schema, as far as it was given. */
export type Schema = Readonly<Record<string, unknown>>;

/** What a caller's schema asks for and nobody here can promise; `path` is the place in the schema. */
export class UnfillableSchemaError extends Error {
  override name = 'UnfillableSchemaError';

  constructor(
    readonly path: readonly string[],
    message: string,
  ) {
    super(message);
  }
}

interface Wish {
  /** What is put where the schema wants any text. */
  readonly text: string;
  /** Where numbers and choices are looked for. */
  readonly message: string;
  /** Also what the schema does not require, so that the text finds a place. */
  readonly isGenerous: boolean;
  /** Refuse what cannot be promised, instead of passing over it. */
  readonly isStrict: boolean;
}

interface Place {
  readonly root: Schema;
  readonly depth: number;
  readonly path: readonly string[];
}

const DEEPEST = 8;
/** From here on only what is required is filled, so that a schema which holds itself comes to an end. */
const SPARSE_FROM = 3;
const NOT_PROMISED = ['pattern', 'not', 'if', 'dependentRequired', 'dependentSchemas', 'contains', 'propertyNames'];
const EXAMPLES: Readonly<Record<string, string>> = {
  'date-time': '2025-01-31T09:30:00Z',
  date: '2025-01-31',
  time: '09:30:00Z',
  duration: 'PT1H',
  email: 'guest@guest.rehearsal.invalid',
  uuid: '00000000-0000-4000-8000-000000000000',
  uri: 'https://rehearsal.invalid/',
};

/** A value that fits the schema, the same for the same wish. Throws UnfillableSchemaError where it cannot promise that. */
export const fillSchema = (schema: Schema, wish: Wish): unknown =>
  valueFor(schema, wish, { root: schema, depth: 0, path: [] });

const asSchema = (value: unknown): Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : {};
const below = (place: Place, ...names: string[]): Place => ({
  ...place,
  depth: place.depth + 1,
  path: [...place.path, ...names],
});

function valueFor(given: unknown, wish: Wish, place: Place): unknown {
  const schema = resolved(asSchema(given), place);
  if (place.depth > DEEPEST) throw new UnfillableSchemaError(place.path, `is nested more than ${DEEPEST} deep`);
  const strange = NOT_PROMISED.find((keyword) => keyword in schema);
  if (strange !== undefined && wish.isStrict)
    throw new UnfillableSchemaError([...place.path, strange], `"${strange}" is not understood here`);
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum) && schema.enum.length > 0) return chosen(schema.enum, wish);
  if (schema.default !== undefined) return schema.default;
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(alternatives)) return firstThatFits(alternatives, wish, place);
  return typed(schema, wish, place);
}

function typed(schema: Schema, wish: Wish, place: Place): unknown {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  const type: unknown = place.depth > SPARSE_FROM && types.includes('null') ? 'null' : types[0];
  if (type === 'number' || type === 'integer') return numberFor(schema, wish, place);
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  if (type === 'array') return listFor(schema, wish, place);
  if (type === 'object' || schema.properties !== undefined) return objectFor(schema, wish, place);
  return textFor(schema, wish, place);
}

/** One reference and what is said beside it; parts that all hold are taken together. */
function resolved(schema: Schema, place: Place): Schema {
  if (typeof schema.$ref === 'string') {
    const names = schema.$ref.replace(/^#\/?/, '').split('/').filter(Boolean);
    const found = names.reduce<unknown>((at, name) => asSchema(at)[name], place.root);
    if (!schema.$ref.startsWith('#') || typeof found !== 'object')
      throw new UnfillableSchemaError([...place.path, '$ref'], `there is nothing at "${schema.$ref}"`);
    const { $ref: _followed, ...beside } = schema;
    return resolvedOnce({ ...asSchema(found), ...beside }, place);
  }
  return resolvedOnce(schema, place);
}

function resolvedOnce(schema: Schema, place: Place): Schema {
  if (typeof schema.$ref === 'string')
    return place.depth > DEEPEST ? {} : resolved(schema, { ...place, depth: place.depth + 1 });
  if (!Array.isArray(schema.allOf)) return schema;
  const { allOf, ...rest } = schema;
  const parts = (allOf as unknown[]).map((part) => resolved(asSchema(part), below(place, 'allOf')));
  return parts.reduce<Schema>(
    (all, part) => ({
      ...all,
      ...part,
      properties: { ...asSchema(all.properties), ...asSchema(part.properties) },
      required: [...listOf(all.required), ...listOf(part.required)],
    }),
    rest,
  );
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

const chosen = (choices: readonly unknown[], { message }: Wish): unknown =>
  choices.find((choice) => typeof choice === 'string' && message.includes(choice)) ?? choices[0];

function firstThatFits(alternatives: readonly unknown[], wish: Wish, place: Place): unknown {
  const isNull = (schema: unknown): boolean => asSchema(schema).type === 'null';
  const ordered = [...alternatives].sort((a, b) => Number(isNull(a)) - Number(isNull(b)));
  if (place.depth > SPARSE_FROM) ordered.reverse();
  let reason: UnfillableSchemaError | undefined;
  for (const alternative of ordered) {
    try {
      return valueFor(alternative, wish, below(place, 'anyOf'));
    } catch (error) {
      if (!(error instanceof UnfillableSchemaError)) throw error;
      reason ??= error;
    }
  }
  throw reason ?? new UnfillableSchemaError(place.path, 'leaves no choice');
}

function numberFor(schema: Schema, { message }: Wish, place: Place): number {
  const bound = (name: string, fallback: number): number =>
    typeof schema[name] === 'number' ? schema[name] : fallback;
  const step = bound('multipleOf', schema.type === 'integer' ? 1 : 0);
  const lowest = Math.max(bound('minimum', -Infinity), bound('exclusiveMinimum', -Infinity) + (step || Number.EPSILON));
  const highest = Math.min(bound('maximum', Infinity), bound('exclusiveMaximum', Infinity) - (step || Number.EPSILON));
  const said = Number(/-?\d+/.exec(message)?.[0] ?? 0);
  const within = Math.min(Math.max(said, lowest), highest);
  const value = step > 0 ? Math.ceil(within / step) * step : within;
  if (value > highest || value < lowest) throw new UnfillableSchemaError(place.path, 'has no number within its bounds');
  return value;
}

function textFor(schema: Schema, { text, isStrict }: Wish, place: Place): string {
  const { format, minLength, maxLength } = schema;
  if (typeof format === 'string') {
    const example = Object.hasOwn(EXAMPLES, format) ? EXAMPLES[format] : undefined;
    if (example !== undefined) return example;
    if (isStrict) throw new UnfillableSchemaError([...place.path, 'format'], `"${format}" is not understood here`);
  }
  const cut = typeof maxLength === 'number' ? Array.from(text).slice(0, Math.max(0, maxLength)).join('') : text;
  return typeof minLength === 'number' ? cut.padEnd(Math.min(minLength, 10_000), '.') : cut;
}

function listFor(schema: Schema, wish: Wish, place: Place): unknown[] {
  const least = typeof schema.minItems === 'number' ? schema.minItems : 0;
  const count = Math.max(least, wish.isGenerous && place.depth < SPARSE_FROM && schema.items !== undefined ? 1 : 0);
  const most = typeof schema.maxItems === 'number' ? schema.maxItems : 100;
  if (least > most || least > 100) throw new UnfillableSchemaError(place.path, 'asks for more entries than are given');
  if (schema.uniqueItems === true && least > 1)
    throw new UnfillableSchemaError([...place.path, 'uniqueItems'], '"uniqueItems" is not understood here');
  const first = listOf(schema.prefixItems);
  return Array.from({ length: Math.min(count, most) }, (_, index) =>
    valueFor(first[index] ?? schema.items, wish, below(place, 'items')),
  );
}

function objectFor(schema: Schema, wish: Wish, place: Place): Record<string, unknown> {
  const properties = asSchema(schema.properties);
  const required = listOf(schema.required).filter(
    (name): name is string => typeof name === 'string' && Object.hasOwn(properties, name),
  );
  const names = wish.isGenerous && place.depth < SPARSE_FROM ? Object.keys(properties) : required;
  return Object.fromEntries(
    names.map((name) => [name, valueFor(properties[name], wish, below(place, 'properties', name))]),
  );
}
