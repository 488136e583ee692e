import type { Response } from 'express';
import { countTokens } from '../../tokens.js';
import { asApiError } from '../api-error.js';
import { aroundText, elapsedMs } from '../turn/around-text.js';
import { openEventStream } from '../turn/event-stream.js';
import type { Exchange } from '../turn/exchange.js';
import {
  ended,
  failed,
  functionCallOf,
  inProgress,
  messageOf,
  responseUsageOf,
  textPartOf,
  type ResponseHead,
} from './response-shapes.js';

/** Sends OpenAI's response events: each is named by its type and numbered from 0. There is no `[DONE]` at the end. */
function openResponseStream(response: Response, head: ResponseHead) {
  const events = openEventStream(response);
  let sequence_number = 0;
  const send = (type: string, data: Record<string, unknown>) =>
    events.send({ type, sequence_number: sequence_number++, ...data }, type);
  return {
    send,
    /** `json` writes the event with its number. */
    sendText: (type: string, json: (sequence_number: number) => string) =>
      events.sendText(json(sequence_number++), type),
    begin: async (): Promise<void> => {
      await send('response.created', { response: inProgress(head) });
      await send('response.in_progress', { response: inProgress(head) });
    },
    end: () => events.end(),
  };
}

interface Text {
  readonly itemId: string;
  readonly tokens: Exchange['tokens'];
  readonly inputTokens: number;
  /** `performance.now()` when the request was taken. */
  readonly startedAt: number;
  readonly now: () => Date;
}

const DELTA = 'response.output_text.delta';

/** The JSON of events with a piece of a text, each with when it left. */
function deltasOf(place: object): (sequence_number: number, delta: string, elapsed_ms: number) => string {
  const [before, behind] = aroundText((delta) => ({ ...place, delta, logprobs: [] }));
  const type = JSON.stringify(DELTA);
  return (sequence_number, delta, elapsed_ms) =>
    `{"type":${type},"sequence_number":${sequence_number},${before.slice(1)}${JSON.stringify(delta)}${behind.slice(0, -1)},"elapsed_ms":${elapsed_ms}}`;
}

/** Sends an answer as it comes. One that is not kept after all ends with the error and `response.failed`. */
export async function streamText(
  response: Response,
  head: ResponseHead,
  { itemId, tokens, inputTokens, startedAt, now }: Text,
): Promise<void> {
  // The first token is waited for, so that an engine that cannot answer still gets its own status.
  let step = await tokens.next();
  const { send, sendText, begin, end } = openResponseStream(response, head);
  const place = { item_id: itemId, output_index: 0, content_index: 0 };
  const deltaText = deltasOf(place);
  await begin();
  await send('response.output_item.added', { output_index: 0, item: messageOf(itemId, null) });
  await send('response.content_part.added', { ...place, part: textPartOf('') });
  try {
    while (!step.done) {
      const { value } = step;
      const full = sendText(DELTA, (sequence_number) => deltaText(sequence_number, value, elapsedMs(startedAt)));
      if (full) await full;
      step = await tokens.next();
    }
    const { reply, cut: isCut = false } = step.value;
    const { content: text } = reply;
    const item = messageOf(itemId, text, isCut);
    await send('response.output_text.done', { ...place, text, logprobs: [] });
    await send('response.content_part.done', { ...place, part: textPartOf(text) });
    await send('response.output_item.done', { output_index: 0, item });
    const usage = responseUsageOf(inputTokens, countTokens(text));
    const whole = ended(head, [item], usage, { isCut, at: now() });
    await send(isCut ? 'response.incomplete' : 'response.completed', { response: whole });
  } catch (error) {
    const { message, code, param } = asApiError(error);
    await send('error', { code, message, param });
    await send('response.failed', { response: failed(head, { code: code ?? 'server_error', message }) });
  }
  end();
}

interface Call {
  readonly itemId: string;
  readonly callId: string;
  readonly name: string;
  readonly args: string;
  readonly inputTokens: number;
  readonly now: () => Date;
}

export async function streamCall(
  response: Response,
  head: ResponseHead,
  { itemId, callId, name, args, inputTokens, now }: Call,
): Promise<void> {
  const { send, begin, end } = openResponseStream(response, head);
  const place = { item_id: itemId, output_index: 0 };
  const item = functionCallOf(itemId, callId, name, args);
  await begin();
  await send('response.output_item.added', { output_index: 0, item: functionCallOf(itemId, callId, name, null) });
  await send('response.function_call_arguments.delta', { ...place, delta: args });
  await send('response.function_call_arguments.done', { ...place, name, arguments: args });
  await send('response.output_item.done', { output_index: 0, item });
  const usage = responseUsageOf(inputTokens, countTokens(args));
  await send('response.completed', { response: ended(head, [item], usage, { isCut: false, at: now() }) });
  end();
}
