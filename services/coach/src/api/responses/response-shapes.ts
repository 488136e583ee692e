import { toolChoiceEcho, type Tool } from '../turn/tools.js';
import type { ResponseRequest } from './response-request.js';

/** OpenAI's shapes of the Responses API. */

/** What a response tells of its request, the same at its beginning, at its end and when it is read again. */
export interface ResponseHead {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created_at: number;
  readonly model: string;
  readonly conversation: { readonly id: string } | null;
  readonly store: boolean;
  readonly asked: ReturnType<typeof askedIn>;
}

const toolOf = ({ name, description, parameters }: Tool) => ({
  type: 'function',
  name,
  description,
  parameters,
  strict: false,
});

/** The parameters as they are told back: those that were sent, else what holds without them. */
export const askedIn = (body: ResponseRequest) => ({
  instructions: body.instructions ?? null,
  max_output_tokens: body.max_output_tokens ?? null,
  max_tool_calls: body.max_tool_calls ?? null,
  metadata: body.metadata ?? {},
  parallel_tool_calls: body.parallel_tool_calls ?? true,
  previous_response_id: body.previous_response_id ?? null,
  prompt_cache_key: body.prompt_cache_key ?? null,
  reasoning: { effort: null, summary: null, ...body.reasoning },
  safety_identifier: body.safety_identifier ?? null,
  service_tier: 'default',
  temperature: body.temperature ?? 1,
  text: { format: body.text?.format ?? { type: 'text' }, verbosity: body.text?.verbosity ?? 'medium' },
  tool_choice: toolChoiceEcho(body.tool_choice),
  tools: (body.tools ?? []).map(toolOf),
  top_logprobs: 0,
  top_p: body.top_p ?? 1,
  truncation: body.truncation ?? 'disabled',
  user: body.user ?? null,
});

export const responseUsageOf = (input_tokens: number, output_tokens: number) => ({
  input_tokens,
  input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
  output_tokens,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: input_tokens + output_tokens,
});
export type ResponseUsage = ReturnType<typeof responseUsageOf>;

export const textPartOf = (text: string) => ({ type: 'output_text', text, annotations: [], logprobs: [] });

type Status = 'in_progress' | 'completed' | 'incomplete';

export const messageOf = (id: string, text: string | null, isCut = false) => ({
  id,
  type: 'message',
  status: (text === null ? 'in_progress' : isCut ? 'incomplete' : 'completed') satisfies Status,
  role: 'assistant',
  content: text === null ? [] : [textPartOf(text)],
});

export const functionCallOf = (id: string, call_id: string, name: string, args: string | null) => ({
  id,
  type: 'function_call',
  status: args === null ? 'in_progress' : 'completed',
  call_id,
  name,
  arguments: args ?? '',
});

type OutputItem = ReturnType<typeof messageOf> | ReturnType<typeof functionCallOf>;

const responseOf = ({ id, created_at, model, conversation, store, asked }: ResponseHead, state: object) => ({
  id,
  object: 'response',
  created_at,
  status: 'in_progress',
  background: false,
  completed_at: null,
  error: null,
  incomplete_details: null,
  model,
  output: [],
  ...asked,
  store,
  usage: null,
  ...(conversation ? { conversation } : {}),
  ...state,
});

export const inProgress = (head: ResponseHead) => responseOf(head, {});

/** `isCut`: the limit of tokens ended it before its own end. */
export const ended = (
  head: ResponseHead,
  output: readonly OutputItem[],
  usage: ResponseUsage,
  { isCut, at }: { isCut: boolean; at: Date },
) => {
  const how = isCut
    ? { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }
    : { status: 'completed', completed_at: Math.floor(at.getTime() / 1000) };
  return responseOf(head, { ...how, output, usage });
};

export const failed = (head: ResponseHead, error: { code: string; message: string }) =>
  responseOf(head, { status: 'failed', error });
