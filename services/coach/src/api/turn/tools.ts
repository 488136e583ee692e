import { z } from 'zod';

/** JSON Schema, as far as it was given. */
export type Schema = Readonly<Record<string, unknown>>;

/** A function that a caller offers, whichever of OpenAI's two shapes it came in. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly parameters: Schema;
}

const Name = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, "_" or "-"');
const Function = z.looseObject({
  name: Name,
  description: z.string().nullish(),
  parameters: z.record(z.string(), z.unknown()).nullish(),
});
const asTool = ({ name, description, parameters }: z.infer<typeof Function>): Tool => ({
  name,
  description: description ?? '',
  parameters: parameters ?? {},
});

/** `tools` of a chat completion. */
export const ChatTools = z
  .array(z.looseObject({ type: z.literal('function'), function: Function }).transform((tool) => asTool(tool.function)))
  .max(128);
/** `tools` of a response; those that only OpenAI itself runs are not ours to call. */
export const ResponseTools = z
  .array(
    z.union([
      Function.extend({ type: z.literal('function') }).transform(asTool),
      z.looseObject({ type: z.string().refine((type) => type !== 'function') }).transform(() => undefined),
    ]),
  )
  .max(128)
  .transform((tools) => tools.filter((tool) => tool !== undefined));

export const ToolChoice = z
  .union([
    z.enum(['none', 'auto', 'required']),
    z
      .looseObject({ type: z.literal('function'), function: z.looseObject({ name: Name }) })
      .transform((choice) => ({ name: choice.function.name })),
    z.looseObject({ type: z.literal('function'), name: Name }).transform(({ name }) => ({ name })),
  ])
  .nullish();
export type ToolChoice = z.output<typeof ToolChoice>;
