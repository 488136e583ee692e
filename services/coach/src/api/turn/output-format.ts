import { z } from 'zod';
import type { Answer } from '../../engine.js';
import { tokensOf } from '../../tokens.js';
import { fillSchema, UnfillableSchemaError, type Schema } from './fill-schema.js';

/** The form that a caller wants an answer in. */
export type OutputFormat =
  | { readonly type: 'text' }
  | { readonly type: 'json_object' }
  | { readonly type: 'json_schema'; readonly schema: Schema };

export const PLAIN: OutputFormat = { type: 'text' };

const Name = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, "_" or "-"');
const JsonSchema = z.record(z.string(), z.unknown(), 'must be a JSON Schema').superRefine((schema, context) => {
  try {
    fillSchema(schema, { text: '', message: '', isGenerous: true, isStrict: true });
  } catch (error) {
    if (!(error instanceof UnfillableSchemaError)) throw error;
    context.addIssue({ code: 'custom', path: [...error.path], message: error.message });
  }
});
const Described = {
  name: Name,
  description: z.string().nullish(),
  schema: JsonSchema.default({}),
  strict: z.boolean().nullish(),
};
const simple = [z.looseObject({ type: z.literal('text') }), z.looseObject({ type: z.literal('json_object') })] as const;
const expected = { error: 'must be of type "text", "json_object" or "json_schema"' };

/** `response_format` of a chat completion. */
export const ResponseFormat = z
  .discriminatedUnion(
    'type',
    [...simple, z.looseObject({ type: z.literal('json_schema'), json_schema: z.looseObject(Described) })],
    expected,
  )
  .transform((format): OutputFormat =>
    format.type === 'json_schema' ? { type: format.type, schema: format.json_schema.schema } : { type: format.type },
  );

/** `text.format` of a response. */
export const TextFormat = z.discriminatedUnion(
  'type',
  [...simple, z.looseObject({ type: z.literal('json_schema'), ...Described })],
  expected,
);

/** The coach's own words in the form that was asked for; the reply that is recorded has it too. */
export const formatted = (
  reply: AsyncGenerator<string, Answer, undefined>,
  format: OutputFormat,
): AsyncGenerator<string, Answer, undefined> => (format.type === 'text' ? reply : inForm(reply, format));

async function* inForm(
  reply: AsyncGenerator<string, Answer, undefined>,
  format: Exclude<OutputFormat, { type: 'text' }>,
): AsyncGenerator<string, Answer, undefined> {
  let step = await reply.next();
  while (!step.done) step = await reply.next();
  const { reply: words, ...rest } = step.value;
  const content = JSON.stringify(jsonOf(words.content, format));
  yield* tokensOf(content);
  return { ...rest, reply: { ...words, content } };
}

const jsonOf = (text: string, format: Exclude<OutputFormat, { type: 'text' }>): unknown =>
  format.type === 'json_object'
    ? { reply: text }
    : fillSchema(format.schema, { text, message: text, isGenerous: true, isStrict: true });
