import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../install.mjs';
import { until } from './system.mjs';

const SAMPLE = 'first-visit-amara-okafor.json';
const LOAD_TEST = 'test-completion-standard';

/** Gives the pages something to show, and answers what the places of their addresses stand for. */
export async function seeded({ api, brokers }) {
  const sample = JSON.parse(readFileSync(join(root, 'samples', SAMPLE), 'utf8'));
  const { items } = await api('GET', '/test-scenarios?limit=100');
  const scenario = items.find(({ name }) => name === sample.name);
  const order = { test: LOAD_TEST, parameters: { single_run: true } };
  const ended = (run) => until('the load run', async () => (await api('GET', `/load-runs/${run.id}`)).verdict);
  const long = { test: LOAD_TEST, parameters: { duration_min: 0.2, nonstream_rps: 8, stream_rps: 4 } };
  // What the last one is held against.
  const earlier = await api('POST', '/load-runs', long);
  await ended(earlier);
  const broken = await api('POST', '/load-runs', {
    test: LOAD_TEST,
    parameters: { single_run: true, model: 'no-such-model' },
  });
  await ended(broken);
  const load = await api('POST', '/load-runs', long);
  const nightly = { cron: '0 2 * * *', time_zone: 'Europe/Berlin', ...order };
  await api('POST', '/schedules', { name: 'nightly', ...nightly });

  await sendUnreadable(brokers);

  const instance = scenario.primary_instance.id;
  for (const content of ['Hello', "Let's begin", 'I am a nurse and I paint', 'I want to be braver'])
    await api('POST', `/instances/${instance}/messages`, { content });

  const rehearsal = {
    name: 'is past the questions after one answer',
    repeat: 4,
    script: [
      { say: 'Hello', expect: [{ phase: 'INTRODUCTION' }] },
      { choose: "Let's begin", expect: [{ phase: 'GET_TO_KNOW_YOU' }] },
      { say: 'I am a nurse', expect: [{ name: 'is past the questions', phase: 'IDENTITY_BRAINSTORMING' }] },
    ],
  };
  const content = { name: 'Amara, in a hurry', template: sample.template, rehearsals: [rehearsal] };
  const run = (rehearsals) => api('POST', '/rehearsal-runs', rehearsals);
  const hurried = { scenario_ids: [scenario.id], files: [{ file: 'in-a-hurry.json', content }] };
  const runs = [await run({ scenario_ids: items.map(({ id }) => id) }), await run(hurried), await run(hurried)];
  for (const { id } of runs)
    await until('a rehearsal run', async () => (await api('GET', `/rehearsal-runs/${id}`)).verdict);
  await ended(load);

  const last = await api('GET', `/rehearsal-runs/${runs.at(-1).id}`);
  const failed = last.trials.find(({ verdict }) => verdict === 'failed');
  return {
    scenarioId: scenario.id,
    instanceId: failed.instance_id,
    runId: last.id,
    rehearsal: String(failed.rehearsal),
    trial: String(failed.trial),
    loadRunId: load.id,
    failedRunId: broken.id,
  };
}

/** A message that no service can handle, for the page of dead letters. */
async function sendUnreadable(brokers) {
  const { Kafka, logLevel } = createRequire(join(root, 'packages/platform/package.json'))('kafkajs');
  const producer = new Kafka({ brokers, logLevel: logLevel.NOTHING }).producer();
  await producer.connect();
  try {
    const message = { key: 'nobody', value: '{"name":', headers: { type: 'CreateScenario' } };
    await producer.send({ topic: 'scenario.commands.v1', messages: [message] });
  } finally {
    await producer.disconnect();
  }
}
