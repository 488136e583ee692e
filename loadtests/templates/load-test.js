/** your-scenario: a guest asks one question and gets a whole answer. */
import { Trend } from 'k6/metrics';
import { authThresholds, signIn, signOut, withSession } from '../lib/auth.js';
import { MODEL, NONSTREAM_RPS, SINGLE_RUN } from '../lib/env.js';
import { call, debugBody, jsonOf } from '../lib/http.js';
import { arrivals } from '../lib/options.js';
import { outcomes } from '../lib/outcome.js';

const answerTime = new Trend('your_scenario_time_ms', true);
const { expect, thresholds: errorThresholds } = outcomes('your_scenario');

export const options = {
  ...(SINGLE_RUN ? { vus: 1, iterations: 1 } : { scenarios: { ask: arrivals('default', NONSTREAM_RPS) } }),
  thresholds: {
    http_req_failed: ['rate<0.05'],
    checks: ['rate>0.95'],
    your_scenario_time_ms: ['p(95)<10000'],
    ...authThresholds,
    ...errorThresholds,
  },
  tags: { testid: `your-scenario-${Date.now()}`, test_case: 'your-scenario' },
};

export const setup = signIn;
export const teardown = signOut;

function ask(session) {
  const tags = { scenario_name: 'your-scenario' };
  const body = { model: MODEL, messages: [{ role: 'user', content: 'Hello, who are you?' }] };
  const response = call('POST', '/v1/chat/completions', { body, session, tags });
  debugBody(response);
  answerTime.add(response.timings.duration, tags);
  expect(
    response,
    {
      'status is 200': (r) => r.status === 200,
      'there is an answer': (r) => Boolean(jsonOf(r)?.choices?.[0]?.message?.content),
    },
    tags,
  );
}

export default function (shared) {
  withSession(shared, ask);
}
