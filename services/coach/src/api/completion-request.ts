import { z } from 'zod';
import { ChatMessages } from './turn/said.js';
import { ChatTools, ToolChoice } from './turn/tools.js';

const Conversation = z.union([
  z.string().min(1).max(200),
  z.looseObject({ id: z.string().min(1).max(200) }).transform(({ id }) => id),
]);

/** What we read of a chat completion's body; the many other parameters of OpenAI's are for models, and pass unread. */
export const CompletionRequest = z.looseObject({
  model: z.string('is required').min(1),
  messages: ChatMessages,
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
  n: z.literal(1, 'only one choice is given').nullish(),
  tools: ChatTools.nullish(),
  tool_choice: ToolChoice,
  /** OpenAI's own default: nothing is kept unless asked for. */
  store: z.boolean().nullish(),
  /** Jan's: only read by `/v1/conv/chat/completions`. */
  conversation: Conversation.nullish(),
});
export type CompletionRequest = z.output<typeof CompletionRequest>;

/** A body that is no object at all is told so, instead of naming each missing key. */
export const parseBody = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> => {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  return schema.parse(
    isObject ? body : z.record(z.string(), z.unknown(), 'The body must be a JSON object.').parse(body),
  );
};
