import { describe, expect, it } from '@jest/globals';
import type { LoadRunFact, LoadRunOutcome } from '@rehearsal/contracts/load/load-run';
import { givenOf, type Decision } from '@rehearsal/testing/given';
import * as loadRun from './load-run.js';
import type { LoadRunRecord } from './load-run.js';
import type { Place } from './queue/queue-order.js';

const now = '2030-01-01T00:00:00.000Z';
const given = givenOf(loadRun.evolve, { id: 'run-1', now, actor: { id: 'ci-1', role: 'ci' } });
const script = { worker_id: 'w1', script_hash: 'h', k6_version: 'v1' };
const outcome: LoadRunOutcome = {
  verdict: 'passed',
  exit_code: 0,
  reasons: [],
  thresholds: [],
  checks: [],
  metrics: [],
  requests_to: [],
};

const order = { test: 'a-test', parameters: {}, priority: 'high', concurrent: true } as const;
const queued: LoadRunFact = { type: 'LoadRunQueued', data: { ...order, target: 'http://coach' } };
const preparing: LoadRunFact = { type: 'LoadRunPreparing', data: script };
const started: LoadRunFact = { type: 'LoadRunStarted', data: { worker_id: 'w1', command_line: ['k6', 'run'] } };
const cancelRequested: LoadRunFact = { type: 'LoadRunCancelRequested', data: { reason: 'enough' } };
const finished: LoadRunFact = { type: 'LoadRunFinished', data: outcome };

type Step = Decision<LoadRunRecord, LoadRunFact>;
const queue: Step = (run, context) => loadRun.queue(run, order, context, 'http://coach');
const startBy =
  (worker_id: string): Step =>
  (run, context) =>
    loadRun.start(run, { ...script, worker_id }, context);
const finishBy =
  (worker_id: string): Step =>
  (run, context) =>
    loadRun.finish(run, { worker_id, outcome }, context);
const cancel: Step = (run, context) => loadRun.cancel(run, { reason: 'enough' }, context);
const abandon: Step = (run, context) => loadRun.abandon(run, { reason: 'worker lost' }, context);

describe('a load run', () => {
  it('is queued for who asked, at a target, once', () => {
    expect(given(queued).state).toMatchObject({
      state: 'queued',
      name: 'a-test',
      target: 'http://coach',
      requested_by: 'ci-1',
      priority: 'high',
      concurrent: true,
      verdict: null,
    });
    given().when(queue).then(queued);
    given(queued).when(queue).thenRefused('LOAD_RUN_EXISTS');
  });

  it('starts for the first worker only', () => {
    given(queued).when(startBy('w1')).then(preparing);
    given(queued, preparing).when(startBy('w2')).thenRefused('LOAD_RUN_NOT_QUEUED');
  });

  it('goes through its states to the verdict', () => {
    const states = [
      [queued],
      [queued, preparing],
      [queued, preparing, started],
      [queued, preparing, started, finished],
    ];
    expect(states.map((facts) => given(...facts).state?.state)).toEqual(['queued', 'preparing', 'running', 'passed']);
    expect(given(queued, preparing, started, finished).state).toMatchObject({
      exit_code: 0,
      finished_at: now,
      command_line: ['k6', 'run'],
    });
  });

  it('never changes once it has ended', () => {
    const ended = given(queued, preparing, started, finished);
    for (const command of [finishBy('w1'), cancel, abandon]) ended.when(command).thenRefused('LOAD_RUN_ENDED');
  });

  it('is reported on by the worker that has it, and by no other', () => {
    const running = given(queued, preparing, started);
    running.when(finishBy('w2')).thenRefused('LOAD_RUN_NOT_HELD');
    running.when(finishBy('w1')).then(finished);
  });

  it('is an error, with the reason, when its worker is lost', () => {
    const [fact] = given(queued, preparing, started).when(abandon).facts;
    expect(fact).toMatchObject({ type: 'LoadRunFinished', data: { verdict: 'error', reasons: ['worker lost'] } });
  });

  it('that nobody knows is not found', () => {
    given().when(cancel).thenRefused('LOAD_RUN_NOT_FOUND');
  });
});

describe('moving in the queue', () => {
  const to =
    (place: Place | null): Step =>
    (run, context) =>
      loadRun.move(run, { to: 'front' }, context, place);
  const moved: LoadRunFact = { type: 'LoadRunMoved', data: { to: 'front', priority: 'high', rank: 7 } };

  it('gives a run that waits another place, and no other run', () => {
    const first = given(queued).when(to({ priority: 'high', rank: 7 }));
    first.then(moved);
    expect(first.state).toMatchObject({ state: 'queued', priority: 'high', rank: 7 });
    given(queued, preparing)
      .when(to({ priority: 'high', rank: 7 }))
      .thenRefused('LOAD_RUN_NOT_QUEUED');
  });

  it('is refused where there is nobody to pass', () => {
    given(queued).when(to(null)).thenRefused('LOAD_RUN_AT_END_OF_QUEUE');
  });
});

describe('cancelling', () => {
  it('ends a queued run at once', () => {
    const [fact] = given(queued).when(cancel).facts;
    expect(fact).toMatchObject({ type: 'LoadRunFinished', data: { verdict: 'cancelled' } });
  });

  it('of a running one is a wish, until its k6 is gone', () => {
    const wished = given(queued, preparing, started).when(cancel);
    wished.then(cancelRequested);
    expect(wished.state).toMatchObject({ state: 'cancelling', cancel_requested_at: now });
  });

  it('while it is prepared is not forgotten when k6 starts', () => {
    expect(given(queued, preparing, cancelRequested, started).state).toMatchObject({
      state: 'cancelling',
      started_at: now,
    });
  });
});
