import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { countTokens } from '../../tokens.js';
import { asApiError } from '../api-error.js';
import type { ApiParts } from '../api-parts.js';
import { speakerOf } from '../access/authenticate.js';
import { CompletionRequest, parseBody } from '../completion-request.js';
import {
  chunkOf,
  completionOf,
  toolCallOf,
  usageChunkOf,
  usageOf,
  type CompletionHead,
  type Usage,
} from './completion-shapes.js';
import { openEventStream, type EventStream } from '../turn/event-stream.js';
import { openExchange, type Exchange } from '../turn/exchange.js';
import { finish } from '../../engine.js';
import { engineFor } from '../models.js';
import { lastWords, promptTokens } from '../turn/said.js';
import type { Sessions } from '../turn/sessions.js';
import { argumentsFor, chooseTool } from '../turn/tool-call.js';
import type { Tool } from '../turn/tools.js';

/** `stateless`: what the caller brings is all there is. `conversation`: the session knows what was said. */
type CompletionKind = 'stateless' | 'conversation';

/** POST /v1/chat/completions and /v1/conv/chat/completions. */
export const chatCompletions =
  (parts: ApiParts, sessions: Sessions, kind: CompletionKind) =>
  async (request: Request, response: Response): Promise<void> => {
    const startedAt = performance.now();
    const body = parseBody(CompletionRequest, request.body);
    const engine = engineFor(parts.engines, body.model);
    const head = {
      id: `chatcmpl-${randomUUID()}`,
      created: Math.floor(parts.now().getTime() / 1000),
      model: body.model,
    };
    const tool = toolFor(body);
    if (tool) {
      await answerWithCall(response, body, head, tool);
      return;
    }
    const exchange = await openExchange(parts, sessions, {
      speaker: speakerOf(request),
      ip: request.ip,
      engine,
      said: body.messages,
      param: 'messages',
      conversation: kind === 'conversation' ? (body.conversation ?? undefined) : undefined,
      store: body.store === true,
    });
    const prompt = promptTokens(body.messages);
    if (body.stream === true) await stream(response, body, head, exchange, prompt, startedAt);
    else {
      const { reply } = await finish(exchange.tokens);
      const usage = usageOf(prompt, countTokens(reply.content));
      const place = kind === 'conversation' ? { metadata: metadataOf(exchange) } : {};
      response.json({ ...completionOf(head, { content: reply.content }, 'stop', usage), ...place });
    }
  };

const metadataOf = ({ conversationId, isStored }: Exchange) => ({ conversation_id: conversationId, store: isStored });

/** After the results of a tool the answer is in words: the call was made already. */
const toolFor = ({ tools, tool_choice, messages }: CompletionRequest): Tool | undefined => {
  if (!tools?.length || messages.at(-1)?.role === 'tool') return undefined;
  return chooseTool(tools, tool_choice, lastWords(messages, 'messages').message);
};

async function stream(
  response: Response,
  { stream_options }: CompletionRequest,
  head: CompletionHead,
  { tokens }: Exchange,
  prompt: number,
  startedAt: number,
): Promise<void> {
  // The first token is waited for, so that an engine that cannot answer still gets its own status.
  let step = await tokens.next();
  const events = openEventStream(response);
  await events.send(chunkOf(head, { role: 'assistant', content: '' }, null));
  try {
    while (!step.done) {
      // k6 cannot see a token arrive, so each tells when it left, in ms since the request was taken.
      const elapsed_ms = Math.round((performance.now() - startedAt) * 100) / 100;
      await events.send({ ...chunkOf(head, { content: step.value }, null), elapsed_ms });
      step = await tokens.next();
    }
    const usage = usageOf(prompt, countTokens(step.value.reply.content));
    await close(events, head, 'stop', stream_options?.include_usage === true ? usage : undefined);
  } catch (error) {
    await events.send(asApiError(error));
    events.end();
  }
}

async function close(
  events: EventStream,
  head: CompletionHead,
  reason: 'stop' | 'tool_calls',
  usage: Usage | undefined,
): Promise<void> {
  await events.send(chunkOf(head, {}, reason));
  if (usage) await events.send(usageChunkOf(head, usage));
  await events.send('[DONE]');
  events.end();
}

async function answerWithCall(
  response: Response,
  body: CompletionRequest,
  head: CompletionHead,
  tool: Tool,
): Promise<void> {
  const args = argumentsFor(tool, lastWords(body.messages, 'messages').message);
  const call = toolCallOf(`call_${randomUUID().replaceAll('-', '')}`, tool, args);
  const usage = usageOf(promptTokens(body.messages), countTokens(args));
  if (body.stream !== true) {
    response.json(completionOf(head, { content: null, tool_calls: [call] }, 'tool_calls', usage));
    return;
  }
  const events = openEventStream(response);
  await events.send(chunkOf(head, { role: 'assistant', content: null, tool_calls: [{ index: 0, ...call }] }, null));
  await close(events, head, 'tool_calls', body.stream_options?.include_usage === true ? usage : undefined);
}
