import { writeFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { completing } from '@rehearsal/testing/stub-model';
import { answering, silent } from '../../services/coach/src/testing/stub-coach.js';
import { holds, template } from './run-files.js';
import type { Stage } from './stage.js';

/** Coaches and persons that are out of order, and what all of it costs. */
export function outOfOrder(stage: () => Stage): void {
  it.each([
    [
      'answers what no coach may',
      'broken',
      answering('<html>Out of order</html>', { type: 'text/html' }),
      'ENGINE_BAD_ANSWER',
    ],
    ['never answers', 'hasty', silent, 'ENGINE_TIMEOUT'],
  ])(
    'a run exits 3 where the coach %s: an error of the engine, and no failure of the coach',
    async (_, engine, behaviour, code) => {
      stage().broken.behave(...Array.from({ length: 10 }, () => behaviour));
      const file = stage().file('broken.json');
      await writeFile(file, JSON.stringify({ name: 'Broken', template, rehearsals: [{ ...holds, repeat: 1 }] }));
      const { code: exit, stdout } = await stage().system.rehearse('run', file, '--engine', engine, '--json');
      expect(exit).toBe(3);
      const error = { kind: 'engine', detail: expect.stringContaining(code) as unknown };
      expect(JSON.parse(stdout)).toMatchObject({
        // So long an answer is waited for at least: by the engine's own limit.
        turn_seconds: engine === 'hasty' ? 2 : 60,
        verdict: 'error',
        left_behind: 0,
        rehearsals: [{ passed: 0, failed: 0, errors: 1, verdict: 'error', gate_met: null }],
        trials: [{ verdict: 'error', error, failures: [] }],
      });
    },
  );

  it('is found out by a check that the system makes of it, and exits 99', async () => {
    stage().broken.behave();
    const { code, stdout } = await stage().system.rehearse('engines', 'check', 'broken', '--json');
    expect([code, JSON.parse(stdout)]).toMatchObject([99, { engine: 'broken', state: 'ended', passed: false }]);
    const { stdout: listed } = await stage().system.rehearse('engines', 'list', '--addresses');
    expect(listed).toMatch(/broken +http +http:\S+ .*fails \d+ of \d+/);
  });

  it('adds up what a coach says its turns cost, and ends at the budget of a run as an error, not as a failure', async () => {
    const usage = { input_tokens: 100, output_tokens: 20 };
    stage().broken.behave(...Array.from({ length: 3 }, () => answering({ reply: 'Go on.', usage })));
    const talks = { name: 'talks', script: Array.from({ length: 3 }, (_, n) => ({ say: `And ${n}` })) };
    const file = stage().file('costly.json');
    await writeFile(file, JSON.stringify({ name: 'Costly', template, rehearsals: [talks] }));
    const free = await stage().system.rehearse('run', file, '--engine', 'broken');
    expect([free.code, free.stdout]).toEqual([0, expect.stringContaining('3 calls, 360 tokens (300 in, 60 out)')]);

    stage().broken.behave(...Array.from({ length: 3 }, () => answering({ reply: 'Go on.', usage })));
    const { code, stdout } = await stage().system.rehearse(
      'run',
      file,
      '--engine',
      'broken',
      '--max-tokens',
      '240',
      '--json',
    );
    const cost = { calls: 2, counted_calls: 2, input_tokens: 200, output_tokens: 40 };
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'error',
      max_tokens: 240,
      cost,
      trials: [{ verdict: 'error', error: { kind: 'budget' }, turns: 2, cost }],
      reasons: expect.arrayContaining(["1 trial ended over the run's budget of 240 tokens"]) as unknown,
    });

    // Who says nothing goes by what the engine says of every run.
    stage().broken.behave(...Array.from({ length: 3 }, () => answering({ reply: 'Go on.', usage })));
    const limited = await stage().system.rehearse('run', file, '--engine', 'frugal', '--json');
    expect([limited.code, limited.stderr]).toEqual([3, expect.stringContaining(', engine frugal, at most 2 calls')]);
    expect(JSON.parse(limited.stdout)).toMatchObject({
      max_calls: 2,
      trials: [{ error: { kind: 'budget', detail: expect.stringContaining('2 calls') as unknown }, turns: 2 }],
    });
  });

  it('a language model plays the person and gives advice, and neither is ever the coach’s failure', async () => {
    const converses = {
      name: 'converses',
      script: [{ say: 'Hello' }, { converse: { at_most: 2 } }],
      person: { engine: 'model', character: 'A tired nurse.' },
      expectations: [{ should: true, advice: 'The coach asks one question at a time.' }],
    };
    const files = [{ content: { name: 'Played', template, rehearsals: [converses] } }];
    const usage = (prompt_tokens: number) => ({ usage: { prompt_tokens, completion_tokens: 5 } });
    const opinion = JSON.stringify({ holds: false, why: 'It asks two things at once.' });
    stage().player.behave(
      completing("Let's begin", usage(100)),
      completing('I am a nurse.', usage(120)),
      completing(opinion, usage(130)),
    );
    const run = await stage().ended({ files });
    // What the person costs is told apart from what the coach does.
    const person_cost = { calls: 3, counted_calls: 3, input_tokens: 350, output_tokens: 15 };
    const trials = [{ person_cost, advice: 1 }];
    expect(run).toMatchObject({ verdict: 'passed', cost: { calls: 3 }, person_cost, trials });
    const told = await stage().system.rehearse('runs', 'show', run.id);
    expect(told.stdout).toContain('; by the model of the person 3 calls, 365 tokens (350 in, 15 out)');
    const { body: trial } = await stage().system.api<Trial>('GET', `/rehearsal-runs/${run.id}/trials/0/1`);
    expect(trial.steps[1]?.turns.map(({ said, chosen }) => [said, chosen])).toEqual([
      ["Let's begin", true],
      ['I am a nurse.', false],
    ]);
    expect(trial.results).toMatchObject([{ should: true, ok: false, measured: 'It asks two things at once.' }]);
    stage().player.behave(completing('As an AI language model I have no job.'));
    expect(await stage().ended({ files })).toMatchObject({
      verdict: 'error',
      left_behind: 0,
      trials: [{ verdict: 'error', error: { kind: 'person' }, failures: [] }],
    });
  });
}
