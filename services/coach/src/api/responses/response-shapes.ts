/** OpenAI's shapes of the Responses API. */

export interface ResponseHead {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created_at: number;
  readonly model: string;
  readonly instructions: string | null;
  readonly metadata: Record<string, string>;
  readonly tools: readonly unknown[];
  readonly tool_choice: unknown;
  readonly conversation: { readonly id: string } | null;
  readonly store: boolean;
}

export const responseUsageOf = (input_tokens: number, output_tokens: number) => ({
  input_tokens,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: input_tokens + output_tokens,
});

export const textPartOf = (text: string) => ({ type: 'output_text', text, annotations: [], logprobs: [] });

export const messageOf = (id: string, text: string | null) => ({
  id,
  type: 'message',
  status: text === null ? 'in_progress' : 'completed',
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
type ResponseUsage = ReturnType<typeof responseUsageOf>;

const responseOf = (head: ResponseHead, state: Record<string, unknown>) => ({
  id: head.id,
  object: 'response',
  created_at: head.created_at,
  status: 'in_progress',
  background: false,
  error: null,
  incomplete_details: null,
  instructions: head.instructions,
  max_output_tokens: null,
  max_tool_calls: null,
  model: head.model,
  output: [],
  parallel_tool_calls: true,
  previous_response_id: null,
  prompt_cache_key: null,
  reasoning: { effort: null, summary: null },
  safety_identifier: null,
  service_tier: 'default',
  store: head.store,
  temperature: 1,
  text: { format: { type: 'text' }, verbosity: 'medium' },
  tool_choice: head.tool_choice,
  tools: head.tools,
  top_logprobs: 0,
  top_p: 1,
  truncation: 'disabled',
  usage: null,
  user: null,
  metadata: head.metadata,
  ...(head.conversation ? { conversation: head.conversation } : {}),
  ...state,
});

export const inProgress = (head: ResponseHead) => responseOf(head, {});

export const completed = (head: ResponseHead, output: readonly OutputItem[], usage: ResponseUsage) =>
  responseOf(head, { status: 'completed', output, usage });

export const failed = (head: ResponseHead, error: { code: string; message: string }) =>
  responseOf(head, { status: 'failed', error });
