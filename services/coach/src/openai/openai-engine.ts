import type OpenAI from 'openai';
import type { TokenUsage } from '@rehearsal/contracts/engine/engine-cost';
import { EngineError, type Answer, type Engine } from '../engine.js';
import type { Meter } from '../meter.js';
import { tokensOf } from '../tokens.js';
import { instructionsDigest, messagesFor, promptOf, repairOf } from './instructions.js';
import { asEngineError, brokenOff, cutShort, declined, tooLong } from './engine-failures.js';
import { usageIn } from './usage-in.js';
import { contentSoFar, isCut, modelAnswerSchema, readModelAnswer } from './model-answer.js';

interface OpenaiOptions {
  /** By which it is chosen. */
  readonly name?: string;
  readonly baseURL: string;
  readonly apiKey: string;
  readonly model: string;
  /** For the whole of an answer, its repair included. */
  readonly timeoutMs: number;
  /** Whether it is asked how many tokens an answer came to; a few endpoints refuse to be. */
  readonly asksForUsage?: boolean;
  /** How requests are sent, when not by the global `fetch`. */
  readonly fetch?: typeof fetch;
}

/** Many times what a coach says in a turn: beyond it the model is not answering any more. */
const LONGEST_ANSWER = 200_000;

interface Call {
  readonly signal: AbortSignal;
  readonly meter: Meter | undefined;
}

type Messages = OpenAI.Chat.Completions.ChatCompletionMessageParam[];

/**
 * Any OpenAI-compatible endpoint. The content is shown as it is written; an answer that does not fit the schema is sent
 * back once with its faults, then refused. Nothing is retried: a second call costs money and may act twice.
 */
export function openaiEngine(options: OpenaiOptions): Engine {
  const { name = 'openai', apiKey, model, timeoutMs, asksForUsage = true } = options;
  const opening = openClient(options);

  /** What the model writes, as it writes it. Throws when it breaks off, declines or does not come to an end. */
  async function* ask(messages: Messages, { signal, meter }: Call): AsyncGenerator<string, string, undefined> {
    const response_format = {
      type: 'json_schema' as const,
      json_schema: { name: 'coach_turn', schema: modelAnswerSchema },
    };
    const client = await opening;
    const stream_options = asksForUsage ? { stream_options: { include_usage: true } } : {};
    let raw = '';
    let shown = '';
    let refusal = '';
    let ending: string | null = null;
    let used: TokenUsage | undefined;
    try {
      const asked = { model, messages, stream: true, response_format, ...stream_options } as const;
      const stream = await client.chat.completions.create(asked, { signal });
      for await (const { choices, usage } of stream) {
        const [choice] = choices;
        raw += choice?.delta.content ?? '';
        refusal += choice?.delta.refusal ?? '';
        ending = choice?.finish_reason ?? ending;
        // Some tell it once at the end, some so far with each piece: the last word counts.
        if (usage) used = usageIn(usage) ?? used;
        if (raw.length + refusal.length > LONGEST_ANSWER) throw tooLong();
        const content = contentSoFar(raw);
        if (content.length <= shown.length) continue;
        yield content.slice(shown.length);
        shown = content;
      }
    } finally {
      meter?.called(used);
    }
    // The SDK ends an aborted stream as if it were whole.
    signal.throwIfAborted();
    if (refusal !== '') throw declined(refusal);
    if (ending === 'length') throw cutShort();
    if (ending === null && isCut(raw)) throw brokenOff();
    return raw;
  }

  async function* answer(messages: Messages, call: Call): AsyncGenerator<string, Answer, undefined> {
    const prompt = promptOf(messages);
    const first = yield* ask(messages, call);
    const read = readModelAnswer(first);
    if (!('faults' in read)) return { ...asAnswer(read), prompt };

    const said = contentSoFar(first);
    const again = ask(repairOf(messages, first, read.faults), call);
    let step = await again.next();
    while (!step.done) step = await again.next();
    const repaired = readModelAnswer(step.value);
    if ('faults' in repaired)
      throw new EngineError('ENGINE_BAD_ANSWER', `The model answered twice what cannot be used:\n${repaired.faults}`);
    // What the person has read already stays said: a repair may go on from there, and not take it back.
    if (!repaired.content.startsWith(said))
      throw new EngineError('ENGINE_BAD_ANSWER', 'The repaired answer says something else.');
    yield* tokensOf(repaired.content.slice(said.length));
    return { ...asAnswer(repaired), prompt };
  }

  return {
    name,
    kind: 'openai',
    fingerprint: `openai:${model}:${instructionsDigest}`,
    timeoutMs,
    async *reply(turn, { withinMs = timeoutMs, meter } = {}) {
      try {
        return yield* answer(messagesFor(turn), { signal: AbortSignal.timeout(Math.ceil(withinMs)), meter });
      } catch (error) {
        throw asEngineError(error, timeoutMs, apiKey);
      }
    },
  };
}

/** The SDK is loaded where a model is asked: coaches of other kinds do without its memory. */
async function openClient({ baseURL, apiKey, timeoutMs, fetch }: OpenaiOptions): Promise<OpenAI> {
  const { default: Client } = await import('openai');
  // The SDK insists on a key, and local endpoints have none.
  const key = apiKey || 'none';
  return new Client({ baseURL, apiKey: key, maxRetries: 0, timeout: timeoutMs, ...(fetch ? { fetch } : {}) });
}

const asAnswer = ({
  content,
  choices,
  actions,
}: {
  content: string;
  choices?: string[] | null | undefined;
  actions: Answer['actions'];
}) => ({
  reply: { content, component_config: choices?.length ? { type: 'choices', choices } : null },
  actions,
});
