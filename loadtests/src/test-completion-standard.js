/** Standard completions: models, one whole answer, one streamed answer. */
import { Trend } from 'k6/metrics';
import { authThresholds, signIn, signOut, withSession } from '../lib/auth.js';
import { complete, completeStreaming, completionThresholds } from '../lib/completions.js';
import { call, jsonOf } from '../lib/http.js';
import { optionsFor } from '../lib/options.js';
import { outcomes } from '../lib/outcome.js';
import { nextPrompt } from '../lib/prompts.js';

const modelsTime = new Trend('models_time_ms', true);
const { expect, thresholds: errorThresholds } = outcomes('completion');

export const options = optionsFor('completion-standard', {
  always: { ...authThresholds, ...errorThresholds, models_time_ms: ['p(95)<2000'] },
  ...completionThresholds,
});

function listModels(session) {
  const response = call('GET', '/v1/models', { session, tags: { scenario_name: 'models' } });
  modelsTime.add(response.timings.duration);
  expect(response, {
    'models status 200': (r) => r.status === 200,
    'models are listed': (r) => jsonOf(r)?.data?.length > 0,
  });
}

export function setup() {
  const session = signIn();
  listModels(session);
  return session;
}

const PATH = '/v1/chat/completions';

export const nonstream = (shared) =>
  withSession(shared, (session) => complete(session, PATH, nextPrompt(), { expect, scenario: 'completion' }));

export const stream = (shared) =>
  withSession(shared, (session) => completeStreaming(session, PATH, nextPrompt(), { expect, scenario: 'streaming' }));

export default function (shared) {
  nonstream(shared);
  stream(shared);
}

export const teardown = signOut;
