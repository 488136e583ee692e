import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Problem } from '@rehearsal/contracts/http/problem';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { ScheduleView } from '@rehearsal/contracts/load/schedule';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import type { RehearsalRunPush } from '@rehearsal/contracts/socket/pushes';
import { rehearsalRunRoom } from '@rehearsal/contracts/socket/rooms';
import { proofSeed, proofSize } from '@rehearsal/testing/proof-size';
import { completing, startStubModel, type StubModel } from '@rehearsal/testing/stub-model';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';
import fc from 'fast-check';
import { io } from 'socket.io-client';
import { answering, silent, startStubCoach, type StubCoach } from '../services/coach/src/testing/stub-coach.js';
import { prefer, startSystem, type System } from './system.js';

/** Trials that are struck, and what strikes them: in every test run the service itself, in the full size everybody. */
const STRUCK = proofSize(10, 200);
const STRIKES = proofSize(1, 12);
const VICTIMS = ['rehearsal', 'redis', 'kafka', 'mongo'].slice(0, proofSize(1, 4));
const SEED = proofSeed();

/** The full size takes its time, above all on a busy machine. */
jest.setTimeout(3_600_000);

let system: System;
let folder: string;
/** Somebody's own coach, which is out of order. */
let broken: StubCoach;
/** A language model that plays persons. */
let player: StubModel;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rehearsal-runs-'));
  broken = await startStubCoach();
  const engines = {
    broken: { kind: 'http', url: broken.url },
    // Of one that says nothing it is known soon.
    hasty: { kind: 'http', url: broken.url, timeout_seconds: 2 },
    frugal: { kind: 'http', url: broken.url, max_calls_per_run: 2 },
  };
  player = await startStubModel();
  const person = { PERSON_MODEL: 'actor-1', PERSON_BASE_URL: player.url, PERSON_TIMEOUT_SECONDS: '120' };
  // Servers that are struck are nobody else's.
  const servers = VICTIMS.length > 1 ? 'own' : 'of the run';
  system = await startSystem({ servers, env: { ENGINES: JSON.stringify(engines), ...person } });
});
afterAll(async () => {
  await system.dispose();
  broken.close();
  player.close();
  await rm(folder, { recursive: true, force: true });
});

const template = anEmptyTemplate();
const script = [
  { say: 'Hello', expect: [{ phase: 'INTRODUCTION' }] },
  { choose: "Let's begin", expect: [{ phase: 'GET_TO_KNOW_YOU' }] },
  { advance_clock: '3d' },
];
const holds = { name: 'holds', script, expectations: [{ unchanged: ['$.profile'] }], repeat: 3 };
const cannotHold = { name: 'cannot hold', script, expectations: [{ path: '$.identities[*]', count: 7 }] };

async function queued(body: object): Promise<string> {
  const answer = await system.api<RehearsalRunView>('POST', '/rehearsal-runs', { body, headers: prefer });
  // On a slow machine its first trials may have begun before the answer is made.
  expect([answer.status, answer.body.state]).toEqual([201, expect.stringMatching(/^(queued|running)$/)]);
  return answer.body.id;
}
const over = (id: string, withinMs = 180_000): Promise<RehearsalRunView> =>
  waitFor(
    'the verdict of the run',
    async () => {
      const { status, body: run } = await system.api<RehearsalRunView>('GET', `/rehearsal-runs/${id}`);
      return status !== 200 || run.verdict === null ? null : run;
    },
    { withinMs, everyMs: 250 },
  );
const ended = async (body: object): Promise<RehearsalRunView> => over(await queued(body));

it('rehearsals are scheduled by the command line, and what could not run at night is refused at the door', async () => {
  const scenario = (tag: string) => ({
    body: {
      name: `Scheduled ${tag}`,
      tags: [tag],
      template,
      rehearsals: [{ ...holds, name: `holds at night (${tag})` }],
    },
    headers: prefer,
  });
  await system.api('POST', '/test-scenarios', scenario('kept'));
  const { body: brief } = await system.api<{ id: string }>('POST', '/test-scenarios', scenario('brief'));
  const plan = ['--cron', '* * * * *', '--repeat', '2'];
  const made = await system.rehearse('schedules', 'create', 'each-minute', '--tag', 'kept', ...plan);
  expect([made.code, made.stdout]).toEqual([
    0,
    expect.stringMatching(/^each-minute queues rehearsals tag kept next at/),
  ]);
  expect(await system.rehearse('schedules', 'create', 'in-vain', '--tag', 'brief', ...plan)).toMatchObject({ code: 0 });
  expect(await system.api('DELETE', `/test-scenarios/${brief.id}`, { headers: prefer })).toMatchObject({ status: 200 });

  const asked = async (method: string, path: string, body: object) => {
    const answer = await system.api<Problem & { code: string }>(method, path, { body, headers: prefer });
    return [answer.status, answer.body.code, answer.body.errors?.[0]?.pointer];
  };
  const refused = (what: object) => asked('POST', '/schedules', { name: 'refused', cron: '@daily', ...what });
  const rehearsals = { tags: ['kept'] };
  expect(await refused({ rehearsals: { tags: ['brief'] } })).toEqual([400, 'INVALID_INPUT', '/rehearsals/tags/0']);
  expect(await refused({ rehearsals: {} })).toEqual([400, 'INVALID_INPUT', '/rehearsals']);
  expect(await refused({ rehearsals: { ...rehearsals, engine: 'none' } })).toEqual([422, 'ENGINE_UNKNOWN', '/rehearsals/engine']); // prettier-ignore
  expect(await refused({ rehearsals, test: 'test-chat' })).toEqual([400, 'INVALID_INPUT', '/rehearsals']);
  expect(await refused({})).toEqual([400, 'INVALID_INPUT', '/test']);
  expect(await asked('PATCH', '/schedules/each-minute', { test: 'test-chat' })).toEqual([409, 'SCHEDULE_OF_ANOTHER_KIND', '']); // prettier-ignore
});

it('a scenario is rehearsed three times and passes, and one that cannot pass says what broke and can be opened', async () => {
  const body = { name: 'Rehearsed through the door', template, rehearsals: [holds, cannotHold] };
  expect(await system.api('POST', '/test-scenarios', { body, headers: prefer })).toMatchObject({ status: 201 });

  const passed = await ended({ names: ['holds'] });
  expect(passed).toMatchObject({
    verdict: 'passed',
    left_behind: 0,
    rehearsals: [{ passed: 3, verdict: 'always_pass' }],
  });

  const failed = await ended({ names: ['cannot hold'], keep: 'failed' });
  expect(failed).toMatchObject({ verdict: 'failed', left_behind: 0, rehearsals: [{ failed: 1, gate_met: false }] });
  const [trial] = failed.trials;
  expect(Object.keys(trial?.failures[0] ?? {})).toEqual(
    expect.arrayContaining(['expectation', 'step', 'path', 'expected', 'measured', 'ok', 'pointer']),
  );
  const { body: user } = await system.api<InstanceView>('GET', `/instances/${trial?.instance_id ?? ''}`);
  expect([user.kind, user.chat_messages.length, user.seed]).toEqual(['test', 4, trial?.seed]);
  const { body: whole } = await system.api<Trial>('GET', `/rehearsal-runs/${failed.id}/trials/0/1`);
  expect(whole.steps.map(({ kind }) => kind)).toEqual(['say', 'choose', 'advance_clock']);
  const more = await system.api('POST', `/instances/${user.id}/messages`, {
    body: { content: 'I am a nurse.' },
    headers: prefer,
  });
  expect(more.status).toBeLessThan(300);
});

it('tells whoever watches a run each of its trials as it ends, and what it came to', async () => {
  const id = await queued({
    files: [{ content: { name: 'Watched', template, rehearsals: [{ ...holds, repeat: 2 }] } }],
  });
  const socket = io(system.url, { auth: { token: system.token }, transports: ['websocket'] });
  try {
    const pushes: RehearsalRunPush[] = [];
    socket.on('rehearsal-run', (push: RehearsalRunPush) => {
      if (push.id === id) pushes.push(push);
    });
    const { version } = (await socket.emitWithAck('watch', { room: rehearsalRunRoom(id) })) as { version: number };
    const run = await over(id);
    await waitFor('the push of the end', () => pushes.some(({ state }) => state === 'passed'));
    // Whoever watches reads the run once, and is told of everything behind that version.
    const told = new Map(pushes.filter((push) => push.version > version).map((push) => [push.version, push]));
    const behind = Array.from({ length: run.version - version }, (_, index) => version + 1 + index);
    expect([...told.keys()]).toEqual(behind);
    const trials = [...told.values()].flatMap((push) => push.trials ?? []);
    expect(trials).toEqual(run.trials.slice(run.trials.length - trials.length));
  } finally {
    socket.disconnect();
  }
});

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
    broken.behave(...Array.from({ length: 10 }, () => behaviour));
    const file = join(folder, 'broken.json');
    await writeFile(file, JSON.stringify({ name: 'Broken', template, rehearsals: [{ ...holds, repeat: 1 }] }));
    const { code: exit, stdout } = await system.rehearse('run', file, '--engine', engine, '--json');
    expect(exit).toBe(3);
    const error = { kind: 'engine', detail: expect.stringContaining(code) as unknown };
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'error',
      left_behind: 0,
      rehearsals: [{ passed: 0, failed: 0, errors: 1, verdict: 'error', gate_met: null }],
      trials: [{ verdict: 'error', error, failures: [] }],
    });
  },
);

it('adds up what a coach says its turns cost, and ends at the budget of a run as an error, not as a failure', async () => {
  const usage = { input_tokens: 100, output_tokens: 20 };
  broken.behave(...Array.from({ length: 3 }, () => answering({ reply: 'Go on.', usage })));
  const talks = { name: 'talks', script: Array.from({ length: 3 }, (_, n) => ({ say: `And ${n}` })) };
  const file = join(folder, 'costly.json');
  await writeFile(file, JSON.stringify({ name: 'Costly', template, rehearsals: [talks] }));
  const free = await system.rehearse('run', file, '--engine', 'broken');
  expect([free.code, free.stdout]).toEqual([0, expect.stringContaining('3 calls, 360 tokens (300 in, 60 out)')]);

  broken.behave(...Array.from({ length: 3 }, () => answering({ reply: 'Go on.', usage })));
  const { code, stdout } = await system.rehearse('run', file, '--engine', 'broken', '--max-tokens', '240', '--json');
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
  broken.behave(...Array.from({ length: 3 }, () => answering({ reply: 'Go on.', usage })));
  const limited = await system.rehearse('run', file, '--engine', 'frugal', '--json');
  expect([limited.code, limited.stderr]).toEqual([3, expect.stringContaining(', engine frugal, at most 2 calls')]);
  expect(JSON.parse(limited.stdout)).toMatchObject({
    max_calls: 2,
    trials: [{ error: { kind: 'budget', detail: expect.stringContaining('2 calls') as unknown }, turns: 2 }],
  });
});

it('a person whom a language model plays talks with the coach, and is never the coach’s failure', async () => {
  const converses = {
    name: 'converses',
    script: [{ say: 'Hello' }, { converse: { at_most: 2 } }],
    person: { engine: 'model', character: 'A tired nurse.' },
  };
  const files = [{ content: { name: 'Played', template, rehearsals: [converses] } }];
  const usage = (prompt_tokens: number) => ({ usage: { prompt_tokens, completion_tokens: 5 } });
  player.behave(completing("Let's begin", usage(100)), completing('I am a nurse.', usage(120)));
  const run = await ended({ files });
  // What the person costs is told apart from what the coach does.
  const person_cost = { calls: 2, counted_calls: 2, input_tokens: 220, output_tokens: 10 };
  expect(run).toMatchObject({ verdict: 'passed', cost: { calls: 3 }, person_cost, trials: [{ person_cost }] });
  const told = await system.rehearse('runs', 'show', run.id);
  expect(told.stdout).toContain('; for the person 2 calls, 230 tokens (220 in, 10 out)');
  const { body: trial } = await system.api<Trial>('GET', `/rehearsal-runs/${run.id}/trials/0/1`);
  expect(trial.steps[1]?.turns.map(({ said, chosen }) => [said, chosen])).toEqual([
    ["Let's begin", true],
    ['I am a nurse.', false],
  ]);
  player.behave(completing('As an AI language model I have no job.'));
  expect(await ended({ files })).toMatchObject({
    verdict: 'error',
    left_behind: 0,
    trials: [{ verdict: 'error', error: { kind: 'person' }, failures: [] }],
  });
});

const pidOf = async (victim: string): Promise<number> => {
  if (victim === 'rehearsal') return (await system.service(victim)).pid;
  return (JSON.parse(await readFile(join(system.home, 'run', `${victim}.json`), 'utf8')) as { pid: number }).pid;
};
const strike = async (victim: string): Promise<void> => {
  const pid = await pidOf(victim);
  process.kill(pid, 'SIGKILL');
  const isAgain = async () => (await pidOf(victim).catch(() => pid)) !== pid;
  await waitFor(`${victim} to be started again`, isAgain, { withinMs: 120_000 });
};

it(`of ${STRUCK} trials, while ${VICTIMS.join(', ')} are killed ${STRIKES} times, each has one verdict and nobody is left (seed ${SEED})`, async () => {
  const struck = { name: 'struck', script: Array.from({ length: 6 }, () => ({ say: 'Tell me more.' })), repeat: 100 };
  const rehearsals = Array.from({ length: Math.ceil(STRUCK / 100) }, (_, index) => ({
    ...struck,
    name: `struck ${index}`,
    repeat: Math.min(100, STRUCK - index * 100),
  }));
  const id = await queued({ files: [{ content: { name: 'Struck', template, rehearsals } }], keep: 'none' });
  const victims = fc.sample(fc.constantFrom(...VICTIMS), { seed: SEED, numRuns: STRIKES });
  for (const [index, victim] of victims.entries()) {
    const due = Math.ceil((STRUCK * (index + 0.3)) / STRIKES);
    await waitFor(
      `${due} trials to have ended`,
      async () => {
        const { status, body: run } = await system.api<RehearsalRunView>('GET', `/rehearsal-runs/${id}`);
        return status === 200 && run.trials.length >= due;
      },
      { withinMs: 900_000 },
    );
    await strike(victim);
  }
  const run = await over(id, 900_000);
  expect(run.trials.map(({ rehearsal, trial }) => `${rehearsal}/${trial}`).toSorted()).toEqual(
    rehearsals
      .flatMap(({ repeat }, index) => Array.from({ length: repeat }, (_, trial) => `${index}/${trial + 1}`))
      .toSorted(),
  );
  expect(run).toMatchObject({ verdict: 'passed', left_behind: 0 });
  expect(run.rehearsals.map(({ passed, failed, errors }) => [passed, failed, errors])).toEqual(
    rehearsals.map(({ repeat }) => [repeat, 0, 0]),
  );
});

it('a schedule queues the run of its rehearsals as the door would have, and skips a time where none are left', async () => {
  const last = (name: string, isIt: (schedule: ScheduleView) => boolean) =>
    waitFor(
      `the last time of ${name}`,
      async () => {
        const { status, body } = await system.api<ScheduleView>('GET', `/schedules/${name}`);
        return status === 200 && isIt(body) ? body : null;
      },
      { withinMs: 240_000, everyMs: 250 },
    );
  const fired = await last('each-minute', (schedule) => Boolean(schedule.last?.run_id));
  const run = await over(fired.last?.run_id ?? '');
  expect(run).toMatchObject({
    requested_by: 'schedule:each-minute',
    verdict: 'passed',
    left_behind: 0,
    rehearsals: [{ rehearsal: 'holds at night (kept)', scenario_name: 'Scheduled kept', trials: 2, passed: 2 }],
  });
  const { stdout } = await system.rehearse('schedules', 'run', 'each-minute', '--json');
  expect(await over((JSON.parse(stdout) as { id: string }).id)).toMatchObject({
    requested_by: 'cli',
    verdict: 'passed',
  });
  const skipped = await last('in-vain', (schedule) => Boolean(schedule.last?.reason));
  expect(skipped.last).toMatchObject({ run_id: null, reason: 'no scenario with rehearsals has the tag "brief"' });
  const daily = ['--cron', '0 3 * * *', '--repeat', '3', '--json'];
  const changed = await system.rehearse('schedules', 'change', 'each-minute', ...daily);
  expect(JSON.parse(changed.stdout)).toMatchObject({
    time_zone: 'UTC',
    enabled: true,
    rehearsals: { tags: ['kept'], repeat: 3 },
  });
  const listed = await system.rehearse('schedules', 'list');
  expect(listed.stdout).toMatch(/^each-minute +rehearsals tag kept +0 3 \* \* \* /m);
  for (const name of ['each-minute', 'in-vain'])
    expect(await system.rehearse('schedules', 'delete', name)).toMatchObject({ code: 0 });
});

it('is on record: who asked, and what the trials did in the name of the service', async () => {
  const actors = async (action: string) => {
    const path = `/audit?limit=200&action=${action}`;
    const { body } = await system.api<{ items: { action: string; actor: { id: string } }[] }>('GET', path);
    const found = body.items.filter((entry) => entry.action === action).map(({ actor }) => actor.id);
    return found.length === 0 ? null : [...new Set(found)];
  };
  const askers = await waitFor('the runs to be on record', async () => {
    const found = await actors('RehearsalRunQueued');
    return found && found.length > 1 ? found : null;
  });
  expect(askers.toSorted()).toEqual(['cli', 'schedule:each-minute']);
  expect(await waitFor('its trials to be on record', () => actors('TrialEnded'))).toEqual(['rehearsal']);
  const { stdout, code } = await system.rehearse('audit', 'verify');
  expect([code, stdout]).toEqual([0, expect.any(String)]);
});
