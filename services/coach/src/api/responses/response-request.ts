import type { ResponseCreateParams } from 'openai/resources/responses/responses';
import { z } from 'zod';
import {
  Conversation,
  isEmpty,
  isFalse,
  isZero,
  MaxTokens,
  Metadata,
  notHere,
  Sampling,
  StreamOptions,
} from '../parameters.js';
import { TextFormat } from '../turn/output-format.js';
import { ResponseInput } from '../turn/said.js';
import { ToolChoice, toolChoiceFault, Tools } from '../turn/tools.js';

/** There is no reasoning here to be told of, so that asking for it changes nothing. */
const isAboutReasoning = (value: unknown): boolean =>
  Array.isArray(value) && value.every((each) => each === 'reasoning.encrypted_content');

/** Every parameter that OpenAI's own client can send is named here: one that its next version adds does not compile. */
const known = {
  model: z.string('is required').min(1),
  input: ResponseInput,
  instructions: z.string().max(100_000).nullish(),
  stream: z.boolean().nullish(),
  stream_options: StreamOptions,
  store: z.boolean().nullish(),
  conversation: Conversation,
  previous_response_id: z.string().max(200).nullish(),
  max_output_tokens: MaxTokens,
  text: z
    .looseObject({ format: TextFormat.nullish(), verbosity: z.enum(['low', 'medium', 'high']).nullish() })
    .nullish(),
  tools: Tools.nullish(),
  tool_choice: ToolChoice,
  metadata: Metadata,

  ...Sampling,
  reasoning: z.record(z.string(), z.unknown()).nullish(),
  truncation: z.enum(['auto', 'disabled']).nullish(),

  background: notHere('An answer in the background', isFalse),
  include: notHere('More than the answer itself', (value) => isEmpty(value) || isAboutReasoning(value)),
  prompt: notHere('A stored prompt'),
  top_logprobs: notHere('Probabilities of tokens', isZero),
  context_management: notHere('Management of the context', isEmpty),
  moderation: notHere('Moderation'),
} satisfies Record<keyof ResponseCreateParams, z.ZodType>;

/** The body of a response. What is not known is refused by its name: what is passed over in silence misleads. */
export const ResponseRequest = z
  .strictObject({ ...known, max_tool_calls: z.int().min(1).nullish() })
  .superRefine((body, context) => {
    const fault = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    const aboutChoice = toolChoiceFault(body.tools ?? [], body.tool_choice);
    if (aboutChoice !== undefined) fault('tool_choice', aboutChoice);
    if (body.previous_response_id && body.conversation)
      fault('previous_response_id', 'cannot be given together with "conversation", which says where it goes on');
  });
export type ResponseRequest = z.output<typeof ResponseRequest>;
