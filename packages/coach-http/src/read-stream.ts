import { TextDecoder } from 'node:util';
import { createParser } from 'eventsource-parser';
import type { CoachAnswer } from '@rehearsal/contracts/engine/coach-answer';
import { badAnswer, CoachFailure } from './coach-failure.js';
import { decoded, limitedBody } from './limited-body.js';
import { checkAnswer, jsonOf, quote } from './read-answer.js';

/**
 * An answer as server-sent events: `data: {"token": "..."}` as often as the coach likes, and at the end
 * `data: {"reply": ...}`, the answer whole. The tokens joined are the beginning of the reply.
 */
export async function* readStream(
  response: Response,
  signal: AbortSignal,
): AsyncGenerator<string, CoachAnswer, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const events: string[] = [];
  const parser = createParser({
    onEvent: ({ data }) => void events.push(data),
    onError: (error) => {
      throw badAnswer(`The coach's answer is no stream of events: ${error.message}`, error);
    },
  });
  const asLineFeeds = lineFeeds();
  let said = '';
  for await (const chunk of limitedBody(response, signal)) {
    parser.feed(asLineFeeds(decoded(decoder, chunk)));
    for (const data of events.splice(0)) {
      const json = jsonOf(data, "The coach's stream has an event that");
      if (typeof json === 'object' && json !== null && 'token' in json && typeof json.token === 'string') {
        said += json.token;
        yield json.token;
        continue;
      }
      const answer = checkAnswer(json);
      if (!answer.reply.startsWith(said))
        throw badAnswer(`The coach's reply says something else than its tokens, which were ${quote(said)}.`);
      if (answer.reply.length > said.length) yield answer.reply.slice(said.length);
      return answer;
    }
  }
  throw new CoachFailure('unavailable', "The coach's stream ended without the whole answer.");
}

/**
 * Ends lines with a line feed, as they come: LF, CR LF and CR alone are all allowed. After a CR the parser would wait for
 * what may be its LF, which never comes after the last event of a stream.
 */
function lineFeeds(): (text: string) => string {
  let isAfterReturn = false;
  return (text) => {
    const rest = isAfterReturn && text.startsWith('\n') ? text.slice(1) : text;
    if (text !== '') isAfterReturn = text.endsWith('\r');
    return rest.replaceAll(/\r\n?/g, '\n');
  };
}
