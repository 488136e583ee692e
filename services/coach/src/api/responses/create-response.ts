import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { traceparentOf } from '@rehearsal/platform/messages/traceparent';
import { finish } from '../../engine.js';
import { replyId } from '../../record-turn.js';
import { countTokens } from '../../tokens.js';
import { speakerOf } from '../access/authenticate.js';
import type { Speaker } from '../access/speaker.js';
import type { ApiDependencies } from '../api-dependencies.js';
import { engineFor } from '../models.js';
import { parseBody } from '../parse-body.js';
import { newMessageId, openExchange, type Exchange } from '../turn/exchange.js';
import { PLAIN } from '../turn/output-format.js';
import { lastWords, promptTokens } from '../turn/said.js';
import type { Sessions } from '../turn/sessions.js';
import { argumentsFor, chooseTool } from '../turn/tool-call.js';
import type { Tool } from '../turn/tools.js';
import { ResponseRequest } from './response-request.js';
import { askedIn, ended, functionCallOf, messageOf, responseUsageOf, type ResponseHead } from './response-shapes.js';
import { streamCall, streamText } from './response-stream.js';
import { conversationAfter, type StoredResponses } from './stored-responses.js';

const newId = (prefix: string): string => `${prefix}_${randomUUID().replaceAll('-', '')}`;

/**
 * POST /v1/responses. In a conversation the exchange is kept unless `store` is false, which is OpenAI's default. Outside
 * of one it is kept when `store` is true, in a conversation that begins with it; else the answer says `store: false`.
 */
export const createResponse =
  (dependencies: ApiDependencies, sessions: Sessions, stored: StoredResponses) =>
  async (request: Request, response: Response): Promise<void> => {
    const startedAt = performance.now();
    const body = parseBody(ResponseRequest, request.body);
    const engine = engineFor(dependencies.engines, body.model);
    const speaker = speakerOf(request);
    const { input: said } = body;
    const inputTokens = promptTokens(said) + countTokens(body.instructions ?? '');
    const head: ResponseHead = {
      id: newId('resp'),
      created_at: Math.floor(dependencies.now().getTime() / 1000),
      model: body.model,
      conversation: null,
      store: false,
      asked: askedIn(body),
    };

    const { message } = lastWords(said, 'input');
    const tool = said.at(-1)?.role === 'tool' ? undefined : chooseTool(body.tools ?? [], body.tool_choice, message);
    if (tool) {
      await answerWithCall(response, head, {
        tool,
        message,
        inputTokens,
        isStream: body.stream === true,
        now: dependencies.now,
      });
      return;
    }

    const conversation = await placeOf(body, { speaker, ip: request.ip, sessions, stored });
    const isStored = conversation !== undefined && body.store !== false;
    const placed = { ...head, store: isStored, conversation: conversation === undefined ? null : { id: conversation } };
    const messageId = newMessageId();
    const keep = async (isCut: boolean): Promise<void> => {
      if (isStored) await stored.keep({ head: placed, conversationId: conversation, messageId, inputTokens, isCut });
    };
    await keep(false);
    const exchange = await openExchange(dependencies, sessions, {
      speaker,
      ip: request.ip,
      traceparent: traceparentOf(request.headers),
      engine,
      said,
      param: 'input',
      conversation,
      store: isStored,
      messageId,
      limits: { maxTokens: body.max_output_tokens ?? undefined, stop: [] },
      format: body.text?.format ?? PLAIN,
      seed: undefined,
    });
    const tokens = notingCut(exchange.tokens, () => keep(true));
    const itemId = isStored ? replyId(messageId) : newId('msg');
    if (body.stream === true) {
      await streamText(response, placed, { itemId, tokens, inputTokens, startedAt, now: dependencies.now });
      return;
    }
    const { reply, cut: isCut = false } = await finish(tokens);
    const usage = responseUsageOf(inputTokens, countTokens(reply.content));
    const output = [messageOf(itemId, reply.content, isCut)];
    response.json(ended(placed, output, usage, { isCut, at: dependencies.now() }));
  };

/** Where the exchange is to be kept, or spoken in; nothing for a stranger's passing question. */
async function placeOf(
  { previous_response_id, conversation, store }: ResponseRequest,
  {
    speaker,
    ip,
    sessions,
    stored,
  }: { speaker: Speaker; ip: string | undefined; sessions: Sessions; stored: StoredResponses },
): Promise<string | undefined> {
  if (previous_response_id)
    return conversationAfter(await stored.find(speaker, previous_response_id, 'previous_response_id'));
  if (conversation) return conversation;
  if (speaker.kind === 'test') return speaker.instanceId;
  return store === true ? (await sessions.start(speaker, ip)).id : undefined;
}

/** Notes that an answer was cut, which its words alone do not tell whoever reads it again. */
async function* notingCut(tokens: Exchange['tokens'], note: () => Promise<void>): Exchange['tokens'] {
  const answer = yield* tokens;
  if (answer.cut) await note();
  return answer;
}

interface Call {
  readonly tool: Tool;
  readonly message: string;
  readonly inputTokens: number;
  readonly isStream: boolean;
  readonly now: () => Date;
}

async function answerWithCall(
  response: Response,
  head: ResponseHead,
  { tool, message, inputTokens, isStream, now }: Call,
): Promise<void> {
  const call = {
    itemId: newId('fc'),
    callId: newId('call'),
    name: tool.name,
    args: argumentsFor(tool, message),
    inputTokens,
    now,
  };
  if (isStream) {
    await streamCall(response, head, call);
    return;
  }
  const item = functionCallOf(call.itemId, call.callId, call.name, call.args);
  const usage = responseUsageOf(inputTokens, countTokens(call.args));
  response.json(ended(head, [item], usage, { isCut: false, at: now() }));
}
