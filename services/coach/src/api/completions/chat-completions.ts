import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { traceparentOf } from '@rehearsal/platform/messages/traceparent';
import { finish } from '../../engine.js';
import { countTokens } from '../../tokens.js';
import { speakerOf } from '../access/authenticate.js';
import type { Speaker } from '../access/speaker.js';
import { invalid } from '../api-error.js';
import type { ApiDependencies } from '../api-dependencies.js';
import { engineFor } from '../models.js';
import { parseBody } from '../parse-body.js';
import { newMessageId, openExchange, type Exchange } from '../turn/exchange.js';
import { PLAIN } from '../turn/output-format.js';
import { lastWords, promptTokens } from '../turn/said.js';
import type { Sessions } from '../turn/sessions.js';
import { argumentsFor, chooseTool } from '../turn/tool-call.js';
import type { Tool } from '../turn/tools.js';
import { CompletionRequest } from './completion-request.js';
import { completionOf, toolCallOf, usageOf, type CompletionHead } from './completion-shapes.js';
import { streamCall, streamText } from './completion-stream.js';

/** `stateless`: what the caller brings is all there is. `conversation`: the session knows what was said. */
type CompletionKind = 'stateless' | 'conversation';

/** POST /v1/chat/completions and /v1/conv/chat/completions. */
export const chatCompletions =
  (dependencies: ApiDependencies, sessions: Sessions, kind: CompletionKind) =>
  async (request: Request, response: Response): Promise<void> => {
    const startedAt = performance.now();
    const body = parseBody(CompletionRequest, request.body);
    const speaker = speakerOf(request);
    if (kind === 'stateless') refuseConversation(body, speaker);
    const engine = engineFor(dependencies.engines, body.model);
    const head: CompletionHead = {
      id: `chatcmpl-${randomUUID()}`,
      created: Math.floor(dependencies.now().getTime() / 1000),
      model: body.model,
      includesUsage: body.stream_options?.include_usage === true,
    };
    const tool = toolFor(body);
    if (tool) {
      await answerWithCall(response, body, head, tool);
      return;
    }
    const exchange = await openExchange(dependencies, sessions, {
      speaker,
      ip: request.ip,
      traceparent: traceparentOf(request.headers),
      engine,
      said: body.messages,
      param: 'messages',
      conversation: kind === 'conversation' ? (body.conversation ?? undefined) : undefined,
      store: body.store === true,
      messageId: newMessageId(),
      limits: { maxTokens: body.max_completion_tokens ?? body.max_tokens ?? undefined, stop: body.stop ?? [] },
      format: body.response_format ?? PLAIN,
      seed: body.seed ?? undefined,
    });
    const promptCount = promptTokens(body.messages);
    if (body.stream === true) {
      await streamText(response, head, { tokens: exchange.tokens, promptCount, startedAt });
      return;
    }
    const { reply, cut } = await finish(exchange.tokens);
    const usage = usageOf(promptCount, countTokens(reply.content));
    const place = kind === 'conversation' ? { metadata: metadataOf(exchange) } : {};
    response.json({ ...completionOf(head, { content: reply.content }, cut ? 'length' : 'stop', usage), ...place });
  };

/** A stranger's completion has no conversation to be kept in, and says so instead of passing over the wish. */
function refuseConversation({ conversation, store }: CompletionRequest, { kind }: Speaker): void {
  const elsewhere = 'send it to /v1/conv/chat/completions';
  if (conversation) throw invalid(`A completion here knows no conversation: ${elsewhere}.`, 'conversation');
  if (store === true && kind === 'live')
    throw invalid(`There is no conversation here to keep it in: ${elsewhere}, with "conversation".`, 'store');
}

const metadataOf = ({ conversationId, messageId }: Exchange) => ({
  conversation_id: conversationId,
  store: messageId !== null,
});

/** After the results of a tool the answer is in words: the call was made already. */
const toolFor = ({ tools, tool_choice, messages }: CompletionRequest): Tool | undefined => {
  if (!tools?.length || messages.at(-1)?.role === 'tool') return undefined;
  return chooseTool(tools, tool_choice, lastWords(messages, 'messages').message);
};

async function answerWithCall(
  response: Response,
  { messages, stream }: CompletionRequest,
  head: CompletionHead,
  tool: Tool,
): Promise<void> {
  const args = argumentsFor(tool, lastWords(messages, 'messages').message);
  const call = toolCallOf(`call_${randomUUID().replaceAll('-', '')}`, tool, args);
  const usage = usageOf(promptTokens(messages), countTokens(args));
  if (stream === true) await streamCall(response, head, call, usage);
  else response.json(completionOf(head, { content: null, tool_calls: [call] }, 'tool_calls', usage));
}
