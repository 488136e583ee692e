import type { Tool } from '../turn/tools.js';

/** OpenAI's shapes of a chat completion, whole and in chunks. */
export interface CompletionHead {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly model: string;
}

export interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
}

type FinishReason = 'stop' | 'tool_calls';

export const usageOf = (prompt_tokens: number, completion_tokens: number): Usage => ({
  prompt_tokens,
  completion_tokens,
  total_tokens: prompt_tokens + completion_tokens,
});

export const toolCallOf = (id: string, { name }: Tool, args: string) => ({
  id,
  type: 'function' as const,
  function: { name, arguments: args },
});
type ToolCall = ReturnType<typeof toolCallOf>;

export const completionOf = (
  head: CompletionHead,
  said: { content: string | null; tool_calls?: readonly ToolCall[] },
  finish_reason: FinishReason,
  usage: Usage,
) => ({
  id: head.id,
  object: 'chat.completion',
  created: head.created,
  model: head.model,
  choices: [{ index: 0, message: { role: 'assistant', refusal: null, ...said }, logprobs: null, finish_reason }],
  usage,
});

interface Delta {
  readonly role?: 'assistant';
  readonly content?: string | null;
  readonly tool_calls?: readonly (ToolCall & { index: number })[];
}

export const chunkOf = (head: CompletionHead, delta: Delta, finish_reason: FinishReason | null) => ({
  id: head.id,
  object: 'chat.completion.chunk',
  created: head.created,
  model: head.model,
  choices: [{ index: 0, delta, logprobs: null, finish_reason }],
});

/** The last chunk, for callers who asked to know. */
export const usageChunkOf = (head: CompletionHead, usage: Usage) => ({
  id: head.id,
  object: 'chat.completion.chunk',
  created: head.created,
  model: head.model,
  choices: [],
  usage,
});
