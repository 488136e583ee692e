import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { costOfCall } from '@rehearsal/contracts/engine/engine-cost';
import type { Action } from '@rehearsal/contracts/actions/actions';
import { runTrial } from './run-trial.js';
import type { TrialOutcome } from './session.js';
import { aPerson, aRehearsal } from './testing/a-rehearsal.js';
import { InMemorySession, type CoachAnswer, type TestCoach } from './testing/in-memory-session.js';
import { transcriptText } from './transcript.js';
import { TrialFault } from './trial-fault.js';

const goTo = (to_phase: string) => ({ action_type: 'TRANSITION_PHASE', parameters: { to_phase } }) as Action;
const create = (name: string) =>
  ({ action_type: 'CREATE_IDENTITY', parameters: { name, note: 'sings', category: 'CAREER' } }) as Action;

/** Four phases, one question in each, and a name at the end. */
const aCoach: TestCoach = (said, { coach_state }): CoachAnswer => {
  switch (coach_state.current_phase) {
    case 'INTRODUCTION':
      return said === "Let's begin"
        ? { content: 'Tell me: who is in your family?', actions: [goTo('GET_TO_KNOW_YOU')] }
        : { content: 'Welcome!', choices: ["Let's begin"] };
    case 'GET_TO_KNOW_YOU':
      return said.includes('nurse')
        ? { content: 'What do you like?', actions: [goTo('IDENTITY_WARM_UP')] }
        : { content: 'What do you do for a living?' };
    default:
      return {
        content: 'Then you are a Healer.',
        actions: [goTo('IDENTITY_BRAINSTORMING'), create('Healer'), create('Healer')],
      };
  }
};

const signal = new AbortController().signal;
const run = (written: object, coach: TestCoach = aCoach, template: object = aPerson, seed = 1): Promise<TrialOutcome> =>
  runTrial(aRehearsal(written), { seed, session: new InMemorySession(template, coach), signal });
const broken = ({ results }: TrialOutcome) =>
  results.filter(({ ok }) => ok !== true).map(({ pointer, ok, measured }) => [pointer, ok, measured]);

/** What docs/formats.md shows. */
const [, written = ''] =
  /^```json\n("rehearsals": \[.*?)\n```$/ms.exec(
    readFileSync(join(import.meta.dirname, '../../../docs/formats.md'), 'utf8'),
  ) ?? [];
const [EXAMPLE = {}] = (JSON.parse(`{${written}}`) as { rehearsals: object[] }).rehearsals;

describe('a trial', () => {
  it('passes where the coach does what the rehearsal of the docs says, step by step', async () => {
    const outcome = await run(EXAMPLE);
    expect(outcome.verdict).toBe('passed');
    expect(outcome.error).toBeNull();
    expect(outcome.steps.map(({ step, kind, turns }) => [step, kind, turns.map(({ said }) => said)])).toEqual([
      [1, 'say', ['Hello']],
      [2, 'choose', ["Let's begin"]],
      [3, 'advance_clock', []],
      [4, 'converse', ['I like to sing.', 'I am a nurse.', 'I like to sing.']],
    ]);
    expect(outcome.steps[2]?.clock).toBe('2025-01-04T09:00:00.000Z');
    expect(broken(outcome)).toEqual([['/expectations/4', null, 'not judged: advice is no rule']]);
    expect(outcome.turns.map(({ step, version_before }) => [step, version_before])).toEqual([
      [1, 1],
      [2, 3],
      [4, 5],
      [4, 7],
      [4, 9],
    ]);
  });

  it('fails where a must broke, goes on after it, and says what, where and what instead', async () => {
    const outcome = await run({
      script: [
        { say: 'Hello', expect: [{ name: 'knows her', reply: { contains: 'Ada' } }, { phase: 'get to know you' }] },
        { choose: "Let's begin" },
      ],
      expectations: [{ phase: 'GET_TO_KNOW_YOU' }],
    });
    expect(outcome.verdict).toBe('failed');
    expect(outcome.results).toEqual([
      {
        expectation: 'knows her',
        step: 1,
        path: null,
        expected: { contains: 'Ada' },
        measured: 'Welcome!',
        ok: false,
        should: false,
        pointer: '/script/0/expect/0/reply',
      },
      {
        expectation: 'phase is GET_TO_KNOW_YOU',
        step: 1,
        path: '$.coach_state.current_phase',
        expected: 'GET_TO_KNOW_YOU',
        measured: 'INTRODUCTION',
        ok: false,
        should: false,
        pointer: '/script/0/expect/1/phase',
      },
      expect.objectContaining({ step: 'end', ok: true }),
    ]);
  });

  it('passes where only a should broke', async () => {
    const outcome = await run({ script: [{ say: 'Hello', expect: [{ should: true, reply: { contains: 'Ada' } }] }] });
    expect([outcome.verdict, outcome.results[0]?.ok]).toEqual(['passed', false]);
  });

  it('fails where a choice is not offered, and says what could not be judged', async () => {
    const outcome = await run({
      script: [
        { say: 'Hello' },
        { choose: 'Later', expect: [{ phase: 'INTRODUCTION' }] },
        { say: 'Bye', expect: [{ reply: { present: true } }] },
      ],
      expectations: [{ phase: 'INTRODUCTION' }],
    });
    const why = 'not judged: the coach did not offer "Later" at step 2';
    expect(outcome.verdict).toBe('failed');
    expect(outcome.steps).toHaveLength(2);
    expect(broken(outcome)).toEqual([
      ['/script/1/choose', false, ["Let's begin"]],
      ['/script/1/expect/0', null, why],
      ['/script/2/expect/0', null, why],
      ['/expectations/0', null, why],
    ]);
  });

  it('takes a choice that the template ends with', async () => {
    const chat_messages = [
      { role: 'coach', content: 'Ready?', component_config: { choices: [{ label: 'Yes', message: "Let's begin" }] } },
    ];
    const outcome = await run({ script: [{ choose: 'Yes' }] }, aCoach, { ...aPerson, chat_messages });
    expect(outcome.steps[0]?.turns).toMatchObject([{ said: "Let's begin", chosen: true, phase: 'GET_TO_KNOW_YOU' }]);
  });

  it('fails where a conversation does not get there in time', async () => {
    const outcome = await run({
      script: [{ converse: { until: { phase: 'IDENTITY_COMMITMENT' }, at_most: 3 } }],
      person: { answers: { default: 'Hm.' } },
    });
    expect(outcome.verdict).toBe('failed');
    expect(outcome.steps[0]?.turns).toHaveLength(3);
    expect(outcome.results).toMatchObject([
      {
        expectation: 'phase is IDENTITY_COMMITMENT, within 3 turns',
        pointer: '/script/0/converse/until/phase',
        ok: false,
      },
    ]);
  });

  it('is an error of the person who has no answer, and of the engine that gave none', async () => {
    const silent = await run({ script: [{ converse: {} }] }, () => ({ content: 'And then?' }));
    expect([silent.verdict, silent.error?.kind, silent.error?.detail]).toEqual([
      'error',
      'person',
      expect.stringContaining('give `answers` one by default'),
    ]);
    const mute = await run({ expectations: [{ phase: 'INTRODUCTION' }] }, () => {
      throw new TrialFault('engine', 'ENGINE_TIMEOUT: no answer in 60 s');
    });
    expect(mute).toMatchObject({
      verdict: 'error',
      error: { kind: 'engine', detail: 'ENGINE_TIMEOUT: no answer in 60 s' },
      steps: [{ step: 1, turns: [] }],
      results: [{ ok: null, measured: 'not judged: ENGINE_TIMEOUT: no answer in 60 s' }],
    });
  });

  it('is an error of the rehearsal where that cannot be judged', async () => {
    const outcome = await run({
      expectations: [{ unchanged: ["$.identities[?@.name=='Nobody']"] }, { phase: 'INTRODUCTION' }],
    });
    expect(outcome).toMatchObject({ verdict: 'error', error: { kind: 'rehearsal' } });
    expect(outcome.results.map(({ ok }) => ok)).toEqual([null, true]);
  });

  it('is an error of ours where something unforeseen ends it, and keeps all that was said and judged before', async () => {
    const defects: unknown[] = [];
    const defect = new TypeError('a defect');
    const breaksAtNurse: TestCoach = (said, ...rest) => {
      if (said.includes('nurse')) throw defect;
      return aCoach(said, ...rest);
    };
    const rehearsal = aRehearsal({
      script: [
        { say: 'Hello', expect: [{ phase: 'INTRODUCTION' }] },
        { choose: "Let's begin", expect: [{ phase: 'INTRODUCTION' }] },
        { say: 'I am a nurse.', expect: [{ phase: 'IDENTITY_WARM_UP' }] },
      ],
      expectations: [{ unchanged: ['$.profile'] }],
    });
    const session = new InMemorySession(aPerson, breaksAtNurse);
    const outcome = await runTrial(rehearsal, { seed: 1, session, signal, onDefect: (error) => defects.push(error) });
    expect(outcome).toMatchObject({ verdict: 'error', error: { kind: 'infrastructure', detail: 'a defect' } });
    expect(outcome.steps.map(({ step, turns }) => [step, turns.map(({ said }) => said)])).toEqual([
      [1, ['Hello']],
      [2, ["Let's begin"]],
      [3, []],
    ]);
    expect(outcome.turns.map(({ step }) => step)).toEqual([1, 2]);
    expect(outcome.results.map(({ pointer, ok }) => [pointer, ok])).toEqual([
      ['/script/0/expect/0/phase', true],
      ['/script/1/expect/0/phase', false],
      ['/script/2/expect/0', null],
      ['/expectations/0', null],
    ]);
    expect(defects).toEqual([defect]);
  });

  it('that is called off throws why, whatever else broke', async () => {
    const aborted = runTrial(aRehearsal({}), {
      seed: 1,
      session: new InMemorySession(aPerson, aCoach),
      signal: AbortSignal.abort(new Error('cancelled')),
    });
    await expect(aborted).rejects.toThrow('cancelled');
    const stop = new AbortController();
    const calledOff = runTrial(aRehearsal({}), {
      seed: 1,
      session: new InMemorySession(aPerson, () => {
        stop.abort(new Error('cancelled'));
        throw new TrialFault('engine', 'ENGINE_TIMEOUT');
      }),
      signal: stop.signal,
    });
    await expect(calledOff).rejects.toThrow('cancelled');
  });

  it('judges a step by what happened in it alone', async () => {
    const outcome = await run({
      script: [
        { say: 'Hello' },
        {
          choose: "Let's begin",
          expect: [
            { actions: { required: ['TRANSITION_PHASE'] } },
            { phases: ['INTRODUCTION', 'GET_TO_KNOW_YOU'] },
            { unchanged: ['$.identities'] },
          ],
        },
        { say: 'I am a nurse', expect: [{ phases: ['GET_TO_KNOW_YOU', 'IDENTITY_WARM_UP'] }] },
        {
          say: 'Singing',
          expect: [
            { actions: { required: [{ action_type: 'CREATE_IDENTITY', parameters: { category: 'CAREER' } }] } },
            { actions: { at_most: { CREATE_IDENTITY: 1 } } },
            { path: '$.identities', unchanged: true },
          ],
        },
      ],
    });
    expect(broken(outcome).map(([pointer]) => pointer)).toEqual(['/script/3/expect/2/path']);
  });

  it('has the same transcript for the same seed, without ids and times', async () => {
    const talk = {
      script: [{ converse: { at_most: 6 } }],
      person: { answers: { default: 'I am a nurse.' }, words: 'many' },
    };
    const text = async (seed: number) => transcriptText((await run(talk, aCoach, aPerson, seed)).steps);
    const first = await text(7);
    expect(await text(7)).toBe(first);
    expect(first).not.toMatch(/i-said|2025-01/);
    expect(new Set([first, await text(8), await text(9), await text(10)]).size).toBeGreaterThan(1);
  });

  it('shows what was said and never answered, and what that cost', async () => {
    const cost = costOfCall({ input_tokens: 50, output_tokens: 0 });
    const coach: TestCoach = (said) => {
      if (said === 'And then?') throw new TrialFault('engine', 'ENGINE_TIMEOUT: too late', { cost });
      return { content: 'Welcome!' };
    };
    const outcome = await run({ script: [{ say: 'Hello' }, { say: 'And then?' }, { say: 'Bye' }] }, coach);
    expect(outcome.error).toEqual({ kind: 'engine', detail: 'ENGINE_TIMEOUT: too late' });
    expect(outcome.steps.map(({ turns, unanswered }) => [turns.length, unanswered])).toEqual([
      [1, undefined],
      [0, { said: 'And then?', chosen: false }],
    ]);
    expect(outcome.cost).toEqual({ calls: 2, counted_calls: 1, input_tokens: 50, output_tokens: 0 });
  });

  it('whose person is to be played by a language model ends as an error of the person where there is none', async () => {
    const outcome = await run({ script: [{ converse: { at_most: 2 } }], person: { engine: 'model' } });
    expect(outcome).toMatchObject({ verdict: 'error', error: { kind: 'person' } });
    expect(outcome.error?.detail).toContain('PERSON_MODEL');
  });
});
