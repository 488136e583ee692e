import type { ChatCompletionCreateParams } from 'openai/resources/chat/completions';
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
  Seed,
  Stop,
  StreamOptions,
} from '../parameters.js';
import { ChatMessages } from '../turn/said.js';
import { ResponseFormat } from '../turn/output-format.js';
import { ToolChoice, toolChoiceFault, Tools } from '../turn/tools.js';

const isTextOnly = (value: unknown): boolean => Array.isArray(value) && value.every((each) => each === 'text');

/** Every parameter that OpenAI's own client can send is named here: one that its next version adds does not compile. */
const known = {
  model: z.string('is required').min(1),
  messages: ChatMessages,
  stream: z.boolean().nullish(),
  stream_options: StreamOptions,
  n: z.literal(1, 'only one choice is given').nullish(),
  max_tokens: MaxTokens,
  max_completion_tokens: MaxTokens,
  stop: Stop,
  response_format: ResponseFormat.nullish(),
  tools: Tools.nullish(),
  tool_choice: ToolChoice,
  seed: Seed,
  /** OpenAI's own default: nothing is kept unless asked for. */
  store: z.boolean().nullish(),
  metadata: Metadata,

  ...Sampling,
  frequency_penalty: z.number().nullish(),
  presence_penalty: z.number().nullish(),
  reasoning_effort: z.string().nullish(),
  verbosity: z.string().nullish(),

  audio: notHere('Speech'),
  modalities: notHere('Anything but text', isTextOnly),
  logprobs: notHere('Probabilities of tokens', isFalse),
  top_logprobs: notHere('Probabilities of tokens', isZero),
  logit_bias: notHere('A bias of tokens', isEmpty),
  functions: notHere('The older form of tools'),
  function_call: notHere('The older form of tool_choice'),
  prediction: notHere('A predicted answer'),
  web_search_options: notHere('A search of the web'),
  moderation: notHere('Moderation'),
} satisfies Record<keyof ChatCompletionCreateParams, z.ZodType>;

/** Of servers that run models themselves, whose callers send them along. */
const ofOtherServers = {
  top_k: z.number().nullish(),
  min_p: z.number().nullish(),
  repeat_penalty: z.number().nullish(),
  repetition_penalty: z.number().nullish(),
};

/** A chat completion's body. What is not known is refused by its name: what is passed over in silence misleads. */
export const CompletionRequest = z
  .strictObject({
    ...known,
    ...ofOtherServers,
    /** Jan's: only read by `/v1/conv/chat/completions`. */
    conversation: Conversation,
  })
  .superRefine(({ tools, tool_choice }, context) => {
    const message = toolChoiceFault(tools ?? [], tool_choice);
    if (message !== undefined) context.addIssue({ code: 'custom', path: ['tool_choice'], message });
  });
export type CompletionRequest = z.output<typeof CompletionRequest>;
