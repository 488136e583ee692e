import { Trend } from 'k6/metrics';
import { MODEL } from './env.js';
import { call, debugBody, jsonOf } from './http.js';
import { recordAnswer, stampsOf } from './llm-metrics.js';
import { eventsOf, isEventStream, payloadsOf } from './sse.js';

const completionTime = new Trend('completion_time_ms', true);
const streamingTime = new Trend('streaming_time_ms', true);

export const completionThresholds = {
  nonstream: { completion_time_ms: ['p(95)<10000'] },
  stream: { streaming_time_ms: ['p(95)<15000'] },
};

const messagesOf = (prompt) => [{ role: 'user', content: prompt.text }];

/** Asks for one whole answer at `path`; `extra` is added to the body (`conversation`, `store`). */
export function complete(session, path, prompt, { expect, scenario, extra = {} }) {
  const tags = { scenario_name: scenario, prompt: prompt.id };
  const body = { model: MODEL, messages: messagesOf(prompt), stream: false, ...extra };
  const response = call('POST', path, { body, session, tags });
  const answer = jsonOf(response);
  debugBody(response);
  completionTime.add(response.timings.duration, { ...tags, status: String(response.status) });
  recordAnswer(response, { tokens: answer?.usage?.completion_tokens, tags });
  return expect(
    response,
    {
      [`${scenario} status 200`]: (r) => r.status === 200,
      [`${scenario} has an answer`]: () => Boolean(answer?.choices?.[0]?.message?.content),
    },
    tags,
  );
}

/** Asks for the answer as a stream, and checks that it ends as streams must. */
export function completeStreaming(session, path, prompt, { expect, scenario, extra = {} }) {
  const tags = { scenario_name: scenario, prompt: prompt.id };
  const options = { stream: true, stream_options: { include_usage: true } };
  const body = { model: MODEL, messages: messagesOf(prompt), ...options, ...extra };
  const response = call('POST', path, { body, session, tags });
  const events = eventsOf(response.body);
  const payloads = payloadsOf(events);
  debugBody(response);
  streamingTime.add(response.timings.duration, { ...tags, status: String(response.status) });
  const tokens = payloads.map((payload) => payload?.usage?.completion_tokens).find((count) => count > 0);
  recordAnswer(response, { tokens, stamps: stampsOf(payloads), tags });
  return expect(
    response,
    {
      [`${scenario} status 200`]: (r) => r.status === 200,
      [`${scenario} is an event stream`]: isEventStream,
      [`${scenario} says something`]: () => payloads.some((payload) => payload?.choices?.[0]?.delta?.content),
      [`${scenario} ends with [DONE]`]: () => events.at(-1)?.data === '[DONE]',
    },
    tags,
  );
}
