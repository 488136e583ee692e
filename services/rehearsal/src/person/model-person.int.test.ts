import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TokenUsage } from '@rehearsal/contracts/engine/engine-cost';
import { Rehearsal } from '@rehearsal/contracts/rehearsal/rehearsal';
import { runTrial } from '@rehearsal/rehearsing/run-trial';
import { InMemorySession, type TestCoach } from '../../../../packages/rehearsing/src/testing/in-memory-session.js';
import {
  answering,
  completing,
  silent,
  startStubModel,
  type Behaviour,
  type StubModel,
} from '@rehearsal/testing/stub-model';
import { playedBy } from './model-person.js';

let model: StubModel;
beforeAll(async () => {
  model = await startStubModel();
});
afterAll(() => model.close());

const coach: TestCoach = (said) =>
  said === 'Hello'
    ? { content: 'Shall we begin?', choices: ["Let's begin", 'Not yet'] }
    : { content: 'What do you do for a living?' };
const rehearsal = Rehearsal.parse({
  name: 'talks',
  script: [{ say: 'Hello' }, { converse: { at_most: 2 } }],
  person: { engine: 'model', character: 'A nurse who is tired of nights.', answers: { HOBBIES_INTERESTS: 'I sing.' } },
  expectations: [{ name: 'a secret wish of the author', path: '$.identities[*]', count: 0 }],
});

/** What each call told of its tokens. */
let calls: (TokenUsage | undefined)[] = [];

async function trial(behaviours: Behaviour[], timeoutMs = 60_000) {
  model.behave(...behaviours);
  calls = [];
  const signal = new AbortController().signal;
  const settings = { baseUrl: model.url, model: 'actor-1', apiKey: 'key-1', timeoutMs };
  return runTrial(rehearsal, {
    seed: 7,
    session: new InMemorySession({ user: { first_name: 'Ada', last_name: 'Lovelace' }, coach_state: {} }, coach),
    signal,
    playedBy: playedBy(settings, { seed: 7, signal, called: (usage) => calls.push(usage) }),
  });
}

describe('a person whom a language model plays', () => {
  it('answers as the model says, takes choices by their words, and sees nothing that is expected', async () => {
    const outcome = await trial([completing("let's begin."), completing('"I am a nurse."')]);
    expect(outcome.verdict).toBe('passed');
    expect(outcome.steps[1]?.turns.map(({ said, chosen }) => [said, chosen])).toEqual([
      ["Let's begin", true],
      ['I am a nurse.', false],
    ]);
    const [first, second] = model.asked();
    expect(first).toMatchObject({ authorization: 'Bearer key-1', body: { model: 'actor-1', seed: 7 } });
    const told = JSON.stringify(model.asked());
    expect(told).toContain('A nurse who is tired of nights.');
    expect(told).toContain('I sing.');
    expect(told).not.toContain('secret wish');
    expect(told).not.toContain('count');
    expect(second?.body.messages.slice(1)).toEqual([
      { role: 'assistant', content: 'Hello' },
      { role: 'user', content: 'Shall we begin?' },
      { role: 'assistant', content: "Let's begin" },
      { role: 'user', content: 'What do you do for a living?' },
    ]);
  });

  it.each<[string, Behaviour[], RegExp]>([
    ['says nothing', [completing('  ')], /says nothing/],
    ['sends no words', [completing(null)], /says nothing/],
    [
      'declines',
      [completing(null, {}, { refusal: 'I cannot do that.' })],
      /declined to play the person: "I cannot do that."/,
    ],
    ['hangs', [silent], /did not answer within 0.5 s/],
    ['is over its limit', [answering(429)], /over its limit \(429\)/],
    ['asks to wait for longer than there is', [answering(429, { 'retry-after': '600' })], /over its limit \(429\)/],
    ['fails', [answering(500)], /answered with 500/],
    ['sends what is no JSON', [answering(200, {}, '<html>')], /no completion: "<html>"/],
    ['sends another shape', [answering(200, {}, '{"choices":[]}')], /no completion/],
    ['never comes to an end', [answering(200, {}, 'x'.repeat(300_000))], /does not come to an end/],
    ['redirects elsewhere', [answering(302, { location: 'http://elsewhere.invalid/' })], /cannot be reached/],
    ['writes for the coach too', [completing('I am a nurse.\nCoach: How nice!')], /writes for the coach too/],
    ['says that it is a model', [completing('As an AI language model I have no job.')], /says that it is a model/],
    ['repeats the coach', [completing('Shall we begin?')], /repeats the coach/],
    ['writes a novel', [completing('word '.repeat(1000))], /more than 2000 characters/],
  ])('that %s ends the trial as an error of the person, never as a failure', async (_, behaviours, detail) => {
    const outcome = await trial(behaviours, behaviours.includes(silent) ? 500 : undefined);
    expect(outcome).toMatchObject({ verdict: 'error', error: { kind: 'person' } });
    expect(outcome.error?.detail).toMatch(detail);
    expect(outcome.results.filter(({ ok }) => ok === false)).toEqual([]);
    expect(outcome.steps[1]?.turns).toEqual([]);
  });

  it('has its calls counted, with the tokens that they tell, also those that were of no use', async () => {
    const usage = { prompt_tokens: 90, completion_tokens: 4 };
    await trial([
      answering(429, { 'retry-after': '0' }),
      completing('Not yet', { usage }),
      completing('  ', { usage }),
    ]);
    const told = { input_tokens: 90, output_tokens: 4 };
    expect(calls).toEqual([undefined, told, told]);
  });

  it('is asked again when it says that it has too much to do, as long as there is time', async () => {
    const over = new Date(0).toUTCString();
    const outcome = await trial([
      answering(429, { 'retry-after': over }),
      completing('Not yet'),
      completing('I sing.'),
    ]);
    expect([outcome.verdict, model.asked().length]).toEqual(['passed', 3]);
  });
});
