import { z } from 'zod';
import { readable } from '@rehearsal/contracts/json/readable';
import type { Schema } from './fill-schema.js';

/** A function that a caller offers, whichever of OpenAI's two shapes it came in. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly parameters: Schema;
}

const Name = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, "_" or "-"');
const Description = z.looseObject({
  name: Name,
  description: z.string().nullish(),
  parameters: z.record(z.string(), z.unknown()).nullish(),
});
const asTool = ({ name, description, parameters }: z.infer<typeof Description>): Tool => ({
  name,
  description: description ?? '',
  parameters: parameters ?? {},
});

const Type = z.literal('function', 'only functions can be called here');
const Nested = z.looseObject({ type: Type, function: Description });
const Flat = z.looseObject({ type: Type, ...Description.shape });

/** Chat completions nest a function, responses do not, and callers of either send both: each is told from the other. */
const FunctionTool = z.unknown().transform((tool, context): Tool => {
  const isNested = typeof tool === 'object' && tool !== null && 'function' in tool;
  const read = (isNested ? Nested : Flat).safeParse(tool, { error: readable });
  if (!read.success) {
    for (const { path, message } of read.error.issues)
      context.addIssue({ code: 'custom', path: [...path] as (string | number)[], message });
    return z.NEVER;
  }
  return asTool('function' in read.data ? (read.data as z.infer<typeof Nested>).function : read.data);
});

/** `tools`, of a chat completion or a response. Those that only OpenAI itself runs cannot be run here. */
export const Tools = z.array(FunctionTool).max(128);

const Mode = z.enum(['none', 'auto', 'required']);
const EXPECTED = 'must be "none", "auto", "required" or a function: {"type": "function", "name": "..."}';

/** `tool_choice`, whichever of OpenAI's two shapes it came in. */
export const ToolChoice = z
  .unknown()
  .transform((choice, context) => {
    const mode = Mode.safeParse(choice);
    if (mode.success) return mode.data;
    const nested = z
      .looseObject({ type: z.literal('function'), function: z.looseObject({ name: Name }) })
      .safeParse(choice);
    if (nested.success) return { name: nested.data.function.name };
    const flat = z.looseObject({ type: z.literal('function'), name: Name }).safeParse(choice);
    if (flat.success) return { name: flat.data.name };
    if (choice === undefined || choice === null) return undefined;
    context.addIssue({ code: 'custom', message: EXPECTED });
    return z.NEVER;
  })
  .optional();
export type ToolChoice = z.output<typeof ToolChoice>;

/** A choice that names a function must name one that is offered. */
export const toolChoiceFault = (tools: readonly Tool[], choice: ToolChoice): string | undefined => {
  if (choice === 'required' && tools.length === 0) return 'is "required", and no tools are given';
  if (typeof choice !== 'object' || tools.some(({ name }) => name === choice.name)) return undefined;
  return `names the function "${choice.name}", which is not among the tools`;
};

/** As a response tells it back. */
export const toolChoiceEcho = (choice: ToolChoice) =>
  typeof choice === 'object' ? { type: 'function', name: choice.name } : (choice ?? 'auto');
