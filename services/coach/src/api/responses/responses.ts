import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { finish } from '../../engine.js';
import { countTokens } from '../../tokens.js';
import { ApiError } from '../api-error.js';
import type { ApiParts } from '../api-parts.js';
import { speakerOf } from '../access/authenticate.js';
import { CompletionRequest, parseBody } from '../completion-request.js';
import { openExchange } from '../turn/exchange.js';
import { engineFor } from '../models.js';
import { completed, functionCallOf, messageOf, responseUsageOf, type ResponseHead } from './response-shapes.js';
import { streamCall, streamText } from './response-stream.js';
import { lastWords, promptTokens, ResponseInput, type Said } from '../turn/said.js';
import type { Sessions } from '../turn/sessions.js';
import { argumentsFor, chooseTool } from '../turn/tool-call.js';
import { ResponseTools, ToolChoice, type Tool } from '../turn/tools.js';

const ResponseRequest = z.looseObject({
  model: z.string('is required').min(1),
  input: ResponseInput,
  instructions: z.string().max(100_000).nullish(),
  stream: z.boolean().nullish(),
  store: z.boolean().nullish(),
  tools: z.array(z.unknown()).nullish(),
  tool_choice: ToolChoice,
  conversation: CompletionRequest.shape.conversation,
  previous_response_id: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
});

const newId = (prefix: string): string => `${prefix}_${randomUUID().replaceAll('-', '')}`;

export const responseNotFound = (id: string): ApiError =>
  new ApiError(
    404,
    'invalid_request_error',
    'response_not_found',
    `There is no stored response "${id.slice(0, 100)}": only conversations keep what is said.`,
    'previous_response_id',
  );

/**
 * POST /v1/responses. In a conversation the exchange is kept unless `store` is false, which is OpenAI's default; outside
 * of one there is nothing to keep it in, and the answer says so with `store: false`.
 */
export const responses =
  (parts: ApiParts, sessions: Sessions) =>
  async (request: Request, response: Response): Promise<void> => {
    const startedAt = performance.now();
    const body = parseBody(ResponseRequest, request.body);
    if (body.previous_response_id) throw responseNotFound(body.previous_response_id);
    const engine = engineFor(parts.engines, body.model);
    const said: readonly Said[] = body.input;
    const inputTokens = promptTokens(said) + countTokens(body.instructions ?? '');
    const tools = ResponseTools.parse(body.tools ?? []);
    const head: ResponseHead = {
      id: newId('resp'),
      created_at: Math.floor(parts.now().getTime() / 1000),
      model: body.model,
      instructions: body.instructions ?? null,
      metadata: body.metadata ?? {},
      tools: body.tools ?? [],
      tool_choice: body.tool_choice ?? 'auto',
      conversation: null,
      store: false,
    };

    const { message } = lastWords(said, 'input');
    const tool = said.at(-1)?.role === 'tool' ? undefined : chooseTool(tools, body.tool_choice, message);
    if (tool) {
      await answerWithCall(response, head, tool, message, inputTokens, body.stream === true);
      return;
    }

    const speaker = speakerOf(request);
    const { conversationId, isStored, tokens } = await openExchange(parts, sessions, {
      speaker,
      ip: request.ip,
      engine,
      said,
      param: 'input',
      conversation: body.conversation ?? undefined,
      store: body.store !== false,
    });
    const placed = { ...head, store: isStored, conversation: conversationId === null ? null : { id: conversationId } };
    const itemId = newId('msg');
    if (body.stream === true) {
      await streamText(response, placed, { itemId, tokens, inputTokens, startedAt });
      return;
    }
    const { reply } = await finish(tokens);
    response.json(
      completed(placed, [messageOf(itemId, reply.content)], responseUsageOf(inputTokens, countTokens(reply.content))),
    );
  };

async function answerWithCall(
  response: Response,
  head: ResponseHead,
  tool: Tool,
  message: string,
  inputTokens: number,
  isStream: boolean,
): Promise<void> {
  const call = {
    itemId: newId('fc'),
    callId: newId('call'),
    name: tool.name,
    args: argumentsFor(tool, message),
    inputTokens,
  };
  if (isStream) {
    await streamCall(response, head, call);
    return;
  }
  const item = functionCallOf(call.itemId, call.callId, call.name, call.args);
  response.json(completed(head, [item], responseUsageOf(inputTokens, countTokens(call.args))));
}
