import { describe, expect, it } from '@jest/globals';
import { fillSchema, UnfillableSchemaError, type Schema } from './fill-schema.js';

const fill = (schema: Schema, message = 'Three words, 3 at most') =>
  fillSchema(schema, { text: message, message, isGenerous: true, isStrict: true });
const object = (properties: Schema, required = Object.keys(properties)): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

describe('a value for a schema', () => {
  it.each<[string, Schema, unknown]>([
    ['any text', { type: 'string' }, 'Three words, 3 at most'],
    ['a short text', { type: 'string', maxLength: 5 }, 'Three'],
    ['a constant', { const: 7 }, 7],
    ['a choice that is named', { enum: ['one', 'words'] }, 'words'],
    ['a number that is named', { type: 'integer' }, 3],
    ['a number within bounds', { type: 'integer', minimum: 10 }, 10],
    ['a number above a bound', { type: 'integer', exclusiveMinimum: 3 }, 4],
    ['a list with an entry', { type: 'array', items: { type: 'boolean' } }, [true]],
    ['a list of as many as must be', { type: 'array', items: { type: 'null' }, minItems: 2 }, [null, null]],
    ['a value before none', { anyOf: [{ type: 'null' }, { type: 'boolean' }] }, true],
    ['a date', { type: 'string', format: 'date' }, '2025-01-31'],
    ['all parts together', { allOf: [object({ a: { const: 1 } }), object({ b: { const: 2 } })] }, { a: 1, b: 2 }],
    ['a reference', { $ref: '#/$defs/a', $defs: { a: object({ b: { type: 'boolean' } }) } }, { b: true }],
  ])('is %s', (_what, schema, value) => {
    expect(fill(schema)).toEqual(value);
  });

  it('comes to an end where a schema holds itself', () => {
    const node = object({ name: { type: 'string' }, next: { anyOf: [{ $ref: '#' }, { type: 'null' }] } });
    expect(JSON.stringify(fill(node))).toMatch(/"next":null\}+$/);
  });

  it.each<[string, Schema, readonly string[]]>([
    ['a pattern', object({ a: { type: 'string', pattern: '^x$' } }), ['properties', 'a', 'pattern']],
    ['an unknown format', { type: 'string', format: 'iban' }, ['format']],
    ['a reference to nothing', { $ref: '#/$defs/none' }, ['$ref']],
    ['no number at all', { type: 'integer', minimum: 3, maximum: 2 }, []],
  ])('is refused with its place for %s', (_what, schema, path) => {
    let thrown: unknown;
    try {
      fill(schema);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(UnfillableSchemaError);
    expect((thrown as UnfillableSchemaError).path).toEqual(path);
  });
});
