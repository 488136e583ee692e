import type { CoachAnswer } from '@rehearsal/contracts/engine/coach-answer';
import type { CoachTurn } from '@rehearsal/contracts/engine/coach-turn';
import { retryAfterMs } from '@rehearsal/contracts/http/retry-after';
import { badAnswer, CoachFailure } from './coach-failure.js';
import { wholeText } from './limited-body.js';
import { readAnswer } from './read-answer.js';
import { readStream } from './read-stream.js';
import { signatureOf } from './signature.js';

/** A coach that is reached by HTTP, with its secrets at hand. */
export interface CoachAddress {
  readonly url: string;
  /** Further headers, a bearer token among them. */
  readonly headers: Readonly<Record<string, string>>;
  /** `whsec_...`: requests are signed with it as Standard Webhooks are. */
  readonly secret?: string | undefined;
  readonly timeoutMs: number;
}

/**
 * Asks a coach for one turn by POST. Yields the reply's text as it comes and returns the whole answer; throws
 * CoachFailure where there is none. Redirects are not followed: where the turn goes is for the operator to say.
 */
export async function* askCoach(
  { url, headers, secret, timeoutMs }: CoachAddress,
  turn: CoachTurn,
  withinMs: number = timeoutMs,
): AsyncGenerator<string, CoachAnswer, undefined> {
  const signal = AbortSignal.timeout(Math.max(1, Math.ceil(withinMs)));
  const body = JSON.stringify(turn);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal,
      headers: {
        ...headers,
        'content-type': 'application/json',
        accept: 'text/event-stream, application/json',
        ...signatureOf(body, secret),
      },
      body,
    });
    try {
      return yield* answerIn(response, signal);
    } finally {
      // Nothing of it is read any more, so its connection is not kept waiting for that.
      await response.body?.cancel().catch(() => undefined);
    }
  } catch (error) {
    if (error instanceof CoachFailure) throw error;
    if (signal.aborted)
      throw new CoachFailure('timeout', `The coach did not answer within ${timeoutMs / 1000} s.`, undefined, error);
    throw new CoachFailure('unavailable', unansweredBecause(error), undefined, error);
  }
}

async function* answerIn(response: Response, signal: AbortSignal): AsyncGenerator<string, CoachAnswer, undefined> {
  const { status } = response;
  if (status >= 300 && status < 400) {
    const to = response.headers.get('location') ?? 'nowhere';
    throw new CoachFailure('refused', `The coach redirects to ${to} (${status}), which is never followed.`);
  }
  if (status !== 200) throw byStatus(response);
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/event-stream') return yield* readStream(response, signal);
  if (!/^application\/(?:.+\+)?json$/.test(type))
    throw badAnswer(
      `The coach answered with ${type === '' ? 'no content type' : type}, and not with application/json or text/event-stream.`,
    );
  const answer = readAnswer(await wholeText(response, signal));
  yield answer.reply;
  return answer;
}

function byStatus({ status, headers }: Response): CoachFailure {
  const waitMs = status === 429 || status === 503 ? retryAfterMs(headers.get('retry-after')) : undefined;
  const wait = waitMs === undefined ? '' : `, and asks to wait ${Math.ceil(waitMs / 1000)} s`;
  if (status === 429) return new CoachFailure('unavailable', `The coach is over its limit (429)${wait}.`, waitMs);
  if (status >= 500) return new CoachFailure('unavailable', `The coach failed with ${status}${wait}.`, waitMs);
  if (status < 300) return badAnswer(`The coach answered with ${status}, and only 200 has an answer.`);
  return new CoachFailure('refused', `The coach refused the turn with ${status}.`);
}

/** Of a connection that was there: undici's word for an end in order, and the operating system's for others. */
const CLOSED = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

function unansweredBecause(error: unknown): string {
  const { cause, message } = error as Error & { cause?: Error & { code?: string } };
  if (CLOSED.has(cause?.code ?? '')) return 'The coach closed the connection without an answer.';
  if (cause?.name === 'HTTPParserError') return `What the coach answers is no HTTP: ${cause.message}.`;
  return `The coach cannot be reached: ${cause?.code ?? cause?.message ?? message}.`;
}
