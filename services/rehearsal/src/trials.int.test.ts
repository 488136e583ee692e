/** @slow it waits until a worker is known to be lost */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RehearsalPage } from '@rehearsal/contracts/http/rehearsals';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { transcriptText } from '@rehearsal/rehearsing/transcript';
import { startHouse, type House } from '@rehearsal/testing/house';
import { waitFor } from '@rehearsal/testing/wait-for';
import { AT_ONCE, lostWorkers } from './testing/lost-workers.js';
import { contentOf, runsIn } from './testing/runs.js';

let house: House;
let runs: ReturnType<typeof runsIn>;
beforeAll(async () => {
  house = await startHouse({ rehearsals: 2, env: { TRIAL_CONCURRENCY: String(AT_ONCE) } });
  runs = runsIn(house);
});
afterAll(() => house.close());

const begins = {
  name: 'begins',
  script: [
    { say: 'Hello', expect: [{ phase: 'INTRODUCTION' }, { choices: { contains: "Let's begin" } }] },
    { choose: "Let's begin", expect: [{ phase: 'GET_TO_KNOW_YOU' }] },
    { advance_clock: '3d' },
  ],
  expectations: [{ unchanged: ['$.profile'] }],
};
/** The coach brings nobody to the end of the programme by a greeting. */
const expectsTooMuch = {
  name: 'expects too much',
  script: [{ say: 'Hello' }],
  expectations: [
    { name: 'a name is proposed', path: '$.identities[*]', count: { at_least: 1 } },
    { should: true, name: 'a note is taken', path: '$.user_notes[*]', count: 1 },
  ],
};
describe('a run of a rehearsal', () => {
  it('whose trials all hold passes, tells what was said, and leaves nobody behind', async () => {
    const content = { ...contentOf(begins), name: 'Three of three' };
    const scenario = (await house.post<{ id: string }>('/test-scenarios', content)).body;
    const run = await runs.ended({ names: ['Three of three'], repeat: 3 });
    expect(run).toMatchObject({
      verdict: 'passed',
      reasons: [],
      left_behind: 0,
      rehearsals: [{ passed: 3, failed: 0, errors: 0, verdict: 'always_pass', gate_met: true }],
      cost: { calls: 6 },
    });
    expect(run.trials.map(({ trial }) => trial).toSorted()).toEqual([1, 2, 3]);
    expect(new Set(run.trials.map(({ seed }) => seed)).size).toBe(3);
    expect(await runs.usersOf(run)).toEqual([]);
    const trial = await runs.trialOf(run, 0, 2);
    expect(trial).toMatchObject({
      run_id: run.id,
      rehearsal: 'begins',
      trial: 2,
      verdict: 'passed',
      kept: false,
      engine: 'scripted',
      steps: [
        { step: 1, kind: 'say', turns: [{ said: 'Hello', chosen: false, phase: 'INTRODUCTION' }] },
        { step: 2, kind: 'choose', turns: [{ said: "Let's begin", chosen: true, phase: 'GET_TO_KNOW_YOU' }] },
        { step: 3, kind: 'advance_clock', turns: [], clock: '2025-01-04T09:00:00.000Z' },
      ],
    });
    expect(trial.results.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    const { items } = await house.read<RehearsalPage>(`/rehearsals?scenario_id=${scenario.id}`);
    expect(items[0]?.last_runs).toMatchObject([{ run_id: run.id, rehearsal: 0, verdict: 'always_pass', passed: 3 }]);
  });

  it('is told to its scenario, which lists are then narrowed by, and which stays at its version', async () => {
    const content = { ...contentOf(begins, expectsTooMuch), name: 'Half of two' };
    const { id } = (await house.post<{ id: string }>('/test-scenarios', content)).body;
    const list = async (query: string) =>
      (await house.read<{ items: ScenarioRow[] }>(`/test-scenarios?q=half%20of%20two&include=use&${query}`)).items;
    expect(await list('verdict=never')).toMatchObject([{ id, last_runs: [] }]);
    const run = await runs.ended({ scenario_ids: [id] });
    const [row] = await waitFor('the scenario to be told', async () => {
      const found = await list('verdict=always_fail');
      return found.length > 0 ? found : null;
    });
    const mark = { run_id: run.id, scenario_version: 1, verdict: 'always_fail', passed: 1, failed: 1, errors: 0 };
    expect(row).toMatchObject({ id, version: 1, last_runs: [{ ...mark, ended_at: run.finished_at }] });
    expect(row?.use).toEqual({ instances: 2, last_used_at: expect.any(String) });
    expect(await list('verdict=never')).toEqual([]);
    expect(await house.read(`/test-scenarios/${id}`)).not.toHaveProperty('last_runs');
    expect((await house.read<{ items: object[] }>(`/test-scenarios/${id}/versions`)).items).toHaveLength(1);
  });

  it('with an expectation that cannot hold fails, says what broke, and keeps the test user to be opened', async () => {
    const run = await runs.ended({ files: [{ file: 'f.json', content: contentOf(expectsTooMuch) }], repeat: 2 });
    expect(run).toMatchObject({
      verdict: 'failed',
      reasons: ['"expects too much" (Of a file): 0 of 2 judged trials passed, and its gate is all of them'],
      left_behind: 0,
      rehearsals: [{ failed: 2, verdict: 'always_fail', gate_met: false }],
    });
    for (const trial of run.trials) {
      expect(trial).toMatchObject({
        verdict: 'failed',
        kept: true,
        advice: 1,
        failures: [
          {
            expectation: 'a name is proposed',
            step: 'end',
            path: '$.identities[*]',
            expected: { count: { at_least: 1 } },
            measured: { count: 0, values: null },
            ok: false,
            pointer: '/expectations/0',
          },
        ],
      });
      const user = await house.read(`/instances/${trial.instance_id ?? ''}`);
      expect(user).toMatchObject({
        scenario_id: null,
        seed: trial.seed,
        clock: { stands_at: '2025-01-01T09:00:00.000Z' },
      });
      expect(user.chat_messages.map(({ role }) => role)).toEqual(['user', 'coach']);
      const days = (Date.parse(user.expires_at ?? '') - Date.parse(user.created_at)) / 86_400_000;
      expect(days).toBe(7);
    }
    expect((await runs.usersOf(run)).map(({ id }) => id).toSorted()).toEqual(
      run.trials.map(({ instance_id }) => instance_id).toSorted(),
    );
    const turn = (await runs.trialOf(run, 0, 1)).turns[0];
    const fork = await house.post(`/instances/${run.trials[0]?.instance_id ?? ''}/fork`, {
      at_version: turn?.version_before,
    });
    expect(fork.status).toBe(201);
  });

  it('keeps all of its test users, or none, where that is asked for', async () => {
    const files = [{ content: contentOf(begins, expectsTooMuch) }];
    const all = await runs.ended({ files, keep: 'all' });
    expect(all.trials.map(({ kept }) => kept)).toEqual([true, true]);
    expect(await runs.usersOf(all)).toHaveLength(2);
    const none = await runs.ended({ files, keep: 'none' });
    expect(none.trials.map(({ kept }) => kept)).toEqual([false, false]);
    expect([await runs.usersOf(none), none.left_behind]).toEqual([[], 0]);
  });

  it('says the same to the byte for the same seed, and has the same clock', async () => {
    const talks = { ...begins, script: [...begins.script, { converse: { at_most: 4 } }], repeat: 10 };
    const files = [{ content: contentOf(talks) }];
    const [one, two] = await Promise.all([runs.ended({ files, seed: 7 }), runs.ended({ files, seed: 7 })]);
    for (let number = 1; number <= 10; number++) {
      const [first, second] = [await runs.trialOf(one, 0, number), await runs.trialOf(two, 0, number)];
      expect(first.seed).toBe(second.seed);
      expect(transcriptText(first.steps)).toBe(transcriptText(second.steps));
      expect(first.results).toEqual(second.results);
    }
  });

  it('is cancelled under way: what has not begun does not, and nobody is left behind', async () => {
    const long = { name: 'long', script: Array.from({ length: 100 }, () => ({ say: 'Tell me more.' })), repeat: 60 };
    const body = await runs.queued({ files: [{ content: contentOf(long) }] });
    await waitFor('a trial to begin', async () => (await runs.usersOf(body)).length > 0, { withinMs: 60_000 });
    expect((await house.post(`/rehearsal-runs/${body.id}/cancel`)).status).toBe(200);
    const run = await runs.over(body.id);
    expect(run).toMatchObject({ state: 'cancelled', left_behind: 0 });
    expect(run.trials.length).toBeLessThan(60);
    expect(await runs.usersOf(run)).toEqual([]);
  });
});

it('a trial whose test user somebody resets or deletes ends at once, as an error', async () => {
  const long = { name: 'long', script: Array.from({ length: 100 }, () => ({ say: 'Tell me more.' })), repeat: 2 };
  const { id } = await runs.queued({ files: [{ content: contentOf(long) }] });
  const [first, second] = await waitFor(
    'both trials to begin',
    async () => {
      const users = await runs.usersOf({ id });
      return users.length === 2 ? users : null;
    },
    { withinMs: 60_000 },
  );
  await Promise.all([house.post(`/instances/${first?.id}/reset`), house.api('DELETE', `/instances/${second?.id}`)]);
  const run = await runs.over(id);
  expect(run).toMatchObject({ verdict: 'error', left_behind: 0, rehearsals: [{ passed: 0, failed: 0, errors: 2 }] });
  const told = run.trials.map(({ instance_id, kept, error }) => ({ instance_id, kept, detail: error?.detail }));
  const reset = { instance_id: first?.id, kept: true, detail: 'somebody else has reset the test user of this trial' };
  const deleted = { instance_id: second?.id, kept: false, detail: expect.stringContaining('deleted') as unknown };
  expect(told).toHaveLength(2);
  expect(told).toEqual(expect.arrayContaining([reset, deleted]));
});

lostWorkers(() => house);
