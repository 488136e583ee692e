import { z } from 'zod';
import { setTimeout as pause } from 'node:timers/promises';
import type { TokenUsage } from '@rehearsal/contracts/engine/engine-cost';
import { retryAfterMs } from '@rehearsal/contracts/http/retry-after';
import { TrialFault } from '@rehearsal/rehearsing/trial-fault';
import { limitedText } from './limited-text.js';
import type { ModelMessage } from './person-instructions.js';

/** An OpenAI-compatible endpoint that plays persons. */
export interface PersonModel {
  readonly baseUrl: string;
  readonly model: string;
  /** Local endpoints often need none. */
  readonly apiKey: string;
  readonly timeoutMs: number;
}

const Answer = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
});
const Usage = z.object({
  usage: z.object({ prompt_tokens: z.int().nonnegative(), completion_tokens: z.int().nonnegative() }),
});

export interface Asking {
  readonly seed: number;
  readonly signal: AbortSignal;
  /** A call was answered, with what that told of its tokens. */
  readonly called: (usage: TokenUsage | undefined) => void;
}

const SHORTEST_PAUSE_MS = 100;
const LONGEST_QUOTE = 200;

const fault = (detail: string, cause?: unknown): TrialFault => new TrialFault('person', detail, { cause });

/** What the model says, or a fault of the person in one sentence. 429 and 503 with Retry-After are waited for in time. */
export async function askModel(
  model: PersonModel,
  messages: readonly ModelMessage[],
  { seed, signal, called }: Asking,
): Promise<string> {
  const late = AbortSignal.timeout(model.timeoutMs);
  const until = performance.now() + model.timeoutMs;
  const either = AbortSignal.any([signal, late]);
  try {
    for (;;) {
      const response = await post(model, { model: model.model, messages, seed }, either);
      const waitMs = waitOf(response);
      if (waitMs === undefined || performance.now() + waitMs >= until)
        return said(response.status, await textOf(response, called));
      called(undefined);
      await response.body?.cancel();
      await pause(waitMs, undefined, { signal: either });
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof TrialFault) throw error;
    if (late.aborted) throw fault(`The model that plays the person did not answer within ${model.timeoutMs / 1000} s.`);
    throw fault('The model that plays the person cannot be reached, or broke off.', error);
  }
}

const post = ({ baseUrl, apiKey }: PersonModel, body: object, signal: AbortSignal): Promise<Response> =>
  fetch(`${baseUrl.replace(/\/+$/, '')}/chat/completions`, {
    method: 'POST',
    // Where the key goes is for the operator to say.
    redirect: 'error',
    signal,
    headers: {
      'content-type': 'application/json',
      ...(apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` }),
    },
    body: JSON.stringify(body),
  });

/** Also what is of no use has its cost. */
async function textOf(response: Response, called: Asking['called']): Promise<string> {
  let usage: TokenUsage | undefined;
  try {
    const text = await limitedText(response);
    const { data } = Usage.safeParse(parsed(text));
    usage = data && { input_tokens: data.usage.prompt_tokens, output_tokens: data.usage.completion_tokens };
    return text;
  } finally {
    called(usage);
  }
}

function waitOf({ status, headers }: Response): number | undefined {
  const asked = status === 429 || status === 503 ? retryAfterMs(headers.get('retry-after')) : undefined;
  return asked === undefined ? undefined : Math.max(SHORTEST_PAUSE_MS, asked);
}

function said(status: number, text: string): string {
  if (status === 429) throw fault('The model that plays the person is over its limit (429).');
  if (status !== 200) throw fault(`The model that plays the person answered with ${status}.`);
  const read = Answer.safeParse(parsed(text));
  const [choice] = read.data?.choices ?? [];
  if (!choice) throw fault(`The model that plays the person answered what is no completion: ${quoted(text)}`);
  const { content, refusal } = choice.message;
  if (refusal) throw fault(`The model declined to play the person: ${quoted(refusal)}`);
  if (choice.finish_reason === 'content_filter')
    throw fault('The model that plays the person was held back by a filter.');
  return content ?? '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const quoted = (text: string): string =>
  JSON.stringify(text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}...` : text);
