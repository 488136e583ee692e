import { aroundText } from '../turn/around-text.js';
import type { Tool } from '../turn/tools.js';

/** OpenAI's shapes of a chat completion, whole and in chunks. */
export interface CompletionHead {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly model: string;
  /** Whether the caller of a stream asked for it: then each chunk has the field, and the last one its value. */
  readonly includesUsage: boolean;
}

export interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
}

export type FinishReason = 'stop' | 'length' | 'tool_calls';

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
  { id, created, model }: CompletionHead,
  said: { content: string | null; tool_calls?: readonly ToolCall[] },
  finish_reason: FinishReason,
  usage: Usage,
) => ({
  id,
  object: 'chat.completion',
  created,
  model,
  choices: [{ index: 0, message: { role: 'assistant', refusal: null, ...said }, logprobs: null, finish_reason }],
  usage,
});

interface Delta {
  readonly role?: 'assistant';
  readonly content?: string | null;
  readonly tool_calls?: readonly (ToolCall & { index: number })[];
}

const chunk = ({ id, created, model }: CompletionHead) => ({ id, object: 'chat.completion.chunk', created, model });

export const chunkOf = (head: CompletionHead, delta: Delta, finish_reason: FinishReason | null) => ({
  ...chunk(head),
  choices: [{ index: 0, delta, logprobs: null, finish_reason }],
  ...(head.includesUsage ? { usage: null } : {}),
});

/** The JSON of chunks of a text, each with when it left. */
export function textChunksOf(head: CompletionHead): (content: string, elapsed_ms: number) => string {
  const [before, behind] = aroundText((content) => chunkOf(head, { content }, null));
  return (content, elapsed_ms) =>
    `${before}${JSON.stringify(content)}${behind.slice(0, -1)},"elapsed_ms":${elapsed_ms}}`;
}

/** The last chunk, for callers who asked to know. */
export const usageChunkOf = (head: CompletionHead, usage: Usage) => ({ ...chunk(head), choices: [], usage });
