/** Responses API: whole and streamed answers, with and without tools. */
import exec from 'k6/execution';
import { Trend } from 'k6/metrics';
import { authThresholds, signIn, signOut, withSession } from '../lib/auth.js';
import { MODEL } from '../lib/env.js';
import { call, debugBody, jsonOf } from '../lib/http.js';
import { recordAnswer, stampsOf } from '../lib/llm-metrics.js';
import { optionsFor } from '../lib/options.js';
import { outcomes } from '../lib/outcome.js';
import { nextPrompt } from '../lib/prompts.js';
import { eventsOf, isEventStream, payloadsOf } from '../lib/sse.js';

const times = {
  response: new Trend('response_time_ms', true),
  response_stream: new Trend('response_stream_time_ms', true),
  response_with_tools: new Trend('response_time_with_tools_ms', true),
  response_stream_with_tools: new Trend('response_stream_time_with_tools_ms', true),
};
const { expect, thresholds: errorThresholds } = outcomes('response');

export const options = optionsFor('responses', {
  always: { ...authThresholds, ...errorThresholds },
  nonstream: { response_time_ms: ['p(95)<10000'], response_time_with_tools_ms: ['p(95)<300000'] },
  stream: { response_stream_time_ms: ['p(95)<60000'], response_stream_time_with_tools_ms: ['p(95)<300000'] },
});

export const setup = signIn;
export const teardown = signOut;

const TOOLS = [
  {
    type: 'function',
    name: 'get_weather',
    description: 'The weather in a city.',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
];

function respond(session, scenario, { stream, tools }) {
  const prompt = nextPrompt();
  const tags = { scenario_name: scenario, prompt: prompt.id };
  // Nothing is stored, so there is nothing to delete afterwards.
  const body = { model: MODEL, input: prompt.text, stream, store: false, ...(tools ? { tools: TOOLS } : {}) };
  const timeout = tools ? '300s' : '60s';
  const response = call('POST', '/v1/responses', { body, session, tags, timeout });
  debugBody(response);
  times[scenario].add(response.timings.duration, { ...tags, status: String(response.status) });
  if (stream) judgeStream(response, scenario, tags);
  else judgeWhole(response, scenario, tags);
}

function judgeWhole(response, scenario, tags) {
  const answer = jsonOf(response);
  recordAnswer(response, { tokens: answer?.usage?.output_tokens, tags });
  expect(
    response,
    {
      [`${scenario} status 200`]: (r) => r.status === 200,
      [`${scenario} is completed`]: () => answer?.status === 'completed',
      [`${scenario} has output`]: () => answer?.output?.length > 0,
    },
    tags,
  );
}

function judgeStream(response, scenario, tags) {
  const events = eventsOf(response.body);
  const payloads = payloadsOf(events);
  const completed = payloads.find((payload) => payload?.type === 'response.completed');
  recordAnswer(response, { tokens: completed?.response?.usage?.output_tokens, stamps: stampsOf(payloads), tags });
  expect(
    response,
    {
      [`${scenario} status 200`]: (r) => r.status === 200,
      [`${scenario} is an event stream`]: isEventStream,
      [`${scenario} is completed`]: () => Boolean(completed),
    },
    tags,
  );
}

/** Every second arrival brings tools, so that both kinds are measured at whatever rate. */
const plainOrWithTools = (name, stream) => (shared) =>
  withSession(shared, (session) => {
    const tools = exec.scenario.iterationInTest % 2 === 1;
    respond(session, tools ? `${name}_with_tools` : name, { stream, tools });
  });

export const nonstream = plainOrWithTools('response', false);
export const stream = plainOrWithTools('response_stream', true);

export default function (shared) {
  withSession(shared, (session) => {
    respond(session, 'response', { stream: false, tools: false });
    respond(session, 'response_stream', { stream: true, tools: false });
    respond(session, 'response_with_tools', { stream: false, tools: true });
    respond(session, 'response_stream_with_tools', { stream: true, tools: true });
  });
}
