import { TextDecoder } from 'node:util';
import { badAnswer, CoachFailure } from './coach-failure.js';

/** Many times what a coach says in a turn. */
export const LARGEST_ANSWER = 1_000_000;

/** The bytes of an answer as they come, and no more of them than an answer may have. */
export async function* limitedBody(
  response: Response,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  let size = 0;
  try {
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > LARGEST_ANSWER) throw badAnswer(`The coach's answer is larger than ${LARGEST_ANSWER / 1_000_000} MB.`);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof CoachFailure || signal.aborted) throw error;
    throw new CoachFailure('unavailable', "The coach's answer broke off before its end.", undefined, error);
  }
}

/** All of it, as text; bytes that are no UTF-8 are a fault, and not replaced in silence. */
export async function wholeText(response: Response, signal: AbortSignal): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for await (const chunk of limitedBody(response, signal)) text += decoded(decoder, chunk);
  return text + decoded(decoder);
}

export function decoded(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (error) {
    throw badAnswer("The coach's answer is no UTF-8.", error);
  }
}
