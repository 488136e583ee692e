import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Rehearsal } from '@rehearsal/contracts/rehearsal/rehearsal';
import { runTrial } from '@rehearsal/rehearsing/run-trial';
import { answering, completing, startStubModel, type Behaviour, type StubModel } from '@rehearsal/testing/stub-model';
import { InMemorySession, type TestCoach } from '../../../../packages/rehearsing/src/testing/in-memory-session.js';
import { withAdvice } from './with-advice.js';

let stub: StubModel;
beforeAll(async () => {
  stub = await startStubModel();
});
afterAll(() => stub.close());

const coach: TestCoach = (said) => ({ content: `You say ${said}? And what do you do? And where?` });
const rehearsal = Rehearsal.parse({
  name: 'asks',
  script: [
    { say: 'Hello', expect: [{ should: true, advice: 'The coach greets.' }] },
    { say: 'I am a nurse.', expect: [{ phase: 'INTRODUCTION' }] },
  ],
  expectations: [{ should: true, advice: 'The coach asks one question at a time.' }],
});
const template = { user: { first_name: 'Ada', last_name: 'Lovelace' }, coach_state: {} };

/** The trial with its advice, and how many calls were counted. */
async function advised(...behaviours: Behaviour[]) {
  stub.behave(...behaviours);
  let calls = 0;
  const { signal } = new AbortController();
  const outcome = await runTrial(rehearsal, { seed: 7, session: new InMemorySession(template, coach), signal });
  const model = { baseUrl: stub.url, model: 'adviser-1', apiKey: '', timeoutMs: 60_000 };
  const asking = { seed: 7, signal, called: () => void (calls += 1) };
  const { verdict, results } = await withAdvice(rehearsal, outcome, { model, asking });
  return { verdict, calls, opinions: results.filter(({ should }) => should).map(({ ok, measured }) => [ok, measured]) };
}
const opinion = (holds: boolean, why: string) => completing(JSON.stringify({ holds, why }));

describe('advice of a language model', () => {
  it('is told of each sentence, and never makes a trial fail', async () => {
    const told = await advised(opinion(true, 'It says hello.'), opinion(false, 'It asks three questions.'));
    expect(told).toEqual({
      verdict: 'passed',
      calls: 2,
      opinions: [
        [true, 'It says hello.'],
        [false, 'It asks three questions.'],
      ],
    });
  });

  it('is asked for with the words of its step, or of the whole trial at the end', async () => {
    await advised(opinion(true, 'a'), opinion(true, 'b'));
    const [ofStep = '', ofAll = ''] = stub.asked().map(({ body }) => body.messages.at(-1)?.content);
    expect(ofStep).toMatch(/^The sentence: The coach greets\.[^]*Person: Hello\nCoach: You say Hello/);
    expect(ofStep).not.toContain('nurse');
    expect(ofAll).toMatch(/one question at a time[^]*Person: Hello[^]*Person: I am a nurse\./);
  });

  it('is read with words around it', async () => {
    const { opinions } = await advised(completing('```json\n{"holds": false, "why": "No."}\n```'), opinion(true, 'b'));
    expect(opinions[0]).toEqual([false, 'No.']);
  });

  it.each<[string, Behaviour, RegExp]>([
    ['says something else', completing('I would rather not.'), /^no opinion: .*rather not/],
    ['fails', answering(500), /^no opinion: .*500/],
  ])('is none where the model %s, and the trial stands', async (_, behaviour, why) => {
    const { verdict, opinions } = await advised(behaviour, opinion(true, 'b'));
    expect(verdict).toBe('passed');
    expect(opinions).toEqual([
      [null, expect.stringMatching(why)],
      [true, 'b'],
    ]);
  });
});
