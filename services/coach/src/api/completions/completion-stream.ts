import type { Response } from 'express';
import { countTokens } from '../../tokens.js';
import { asApiError } from '../api-error.js';
import { elapsedMs } from '../turn/around-text.js';
import { openEventStream, type EventStream } from '../turn/event-stream.js';
import type { Exchange } from '../turn/exchange.js';
import {
  chunkOf,
  textChunksOf,
  usageChunkOf,
  usageOf,
  type CompletionHead,
  type FinishReason,
  type toolCallOf,
  type Usage,
} from './completion-shapes.js';

interface Text {
  readonly tokens: Exchange['tokens'];
  readonly promptCount: number;
  /** `performance.now()` when the request was taken. */
  readonly startedAt: number;
}

/** Sends an answer as it comes. One that is not kept after all ends with the error in place of a finish reason. */
export async function streamText(
  response: Response,
  head: CompletionHead,
  { tokens, promptCount, startedAt }: Text,
): Promise<void> {
  // The first token is waited for, so that an engine that cannot answer still gets its own status.
  let step = await tokens.next();
  const events = openEventStream(response);
  await events.send(chunkOf(head, { role: 'assistant', content: '' }, null));
  try {
    const chunk = textChunksOf(head);
    while (!step.done) {
      // k6 cannot see a token arrive, so each tells when it left, in ms since the request was taken.
      const full = events.sendText(chunk(step.value, elapsedMs(startedAt)));
      if (full) await full;
      step = await tokens.next();
    }
    const { reply, cut } = step.value;
    await close(events, head, cut ? 'length' : 'stop', usageOf(promptCount, countTokens(reply.content)));
  } catch (error) {
    await events.send(asApiError(error));
    events.end();
  }
}

export async function streamCall(
  response: Response,
  head: CompletionHead,
  call: ReturnType<typeof toolCallOf>,
  usage: Usage,
): Promise<void> {
  const events = openEventStream(response);
  await events.send(chunkOf(head, { role: 'assistant', content: null, tool_calls: [{ index: 0, ...call }] }, null));
  await close(events, head, 'tool_calls', usage);
}

async function close(events: EventStream, head: CompletionHead, reason: FinishReason, usage: Usage): Promise<void> {
  await events.send(chunkOf(head, {}, reason));
  if (head.includesUsage) await events.send(usageChunkOf(head, usage));
  await events.send('[DONE]');
  events.end();
}
