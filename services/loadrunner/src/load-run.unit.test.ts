import { describe, expect, it } from '@jest/globals';
import type { LoadRunFact, LoadRunOutcome } from '@rehearsal/contracts/load/load-run';
import * as loadRun from './load-run.js';
import type { LoadRunRecord } from './load-run.js';

const context = {
  id: 'run-1',
  version: 1,
  now: '2030-01-01T00:00:00.000Z',
  actor: { id: 'ci-1', role: 'ci' as const },
};
const meta = { id: 'run-1', version: 1, at: '2030-01-01T00:00:00.000Z', actor: context.actor };
const script = { worker_id: 'w1', script_hash: 'h', k6_version: 'v1' };
const outcome: LoadRunOutcome = {
  verdict: 'passed',
  exit_code: 0,
  reasons: [],
  thresholds: [],
  checks: [],
  metrics: [],
};

const order = { test: 'a-test', parameters: {}, priority: 'high', concurrent: true } as const;
const queued: LoadRunFact = { type: 'LoadRunQueued', data: { ...order, target: 'http://coach' } };
const preparing: LoadRunFact = { type: 'LoadRunPreparing', data: script };
const started: LoadRunFact = { type: 'LoadRunStarted', data: { worker_id: 'w1', command_line: ['k6', 'run'] } };
const cancelRequested: LoadRunFact = { type: 'LoadRunCancelRequested', data: { reason: 'enough' } };
const finished: LoadRunFact = { type: 'LoadRunFinished', data: outcome };

const given = (...facts: LoadRunFact[]): LoadRunRecord | undefined =>
  facts.reduce<LoadRunRecord | undefined>((state, fact) => loadRun.evolve(state, fact, meta), undefined);
const refusal = (decide: () => unknown): unknown => {
  try {
    return decide();
  } catch (error) {
    return (error as { refusal: unknown }).refusal;
  }
};

describe('a load run', () => {
  it('is queued for who asked, at a target, once', () => {
    expect(given(queued)).toMatchObject({
      state: 'queued',
      name: 'a-test',
      target: 'http://coach',
      requested_by: 'ci-1',
      priority: 'high',
      concurrent: true,
      verdict: null,
    });
    expect(loadRun.queue(undefined, order, context, 'http://coach')).toEqual([queued]);
    const again = () => loadRun.queue(given(queued), order, context, 'http://coach');
    expect(refusal(again)).toBe('LOAD_RUN_EXISTS');
  });

  it('that was queued before runs had a priority has the normal one, and its target to itself', () => {
    const old: LoadRunFact = {
      type: 'LoadRunQueued',
      data: { test: 'a-test', parameters: {}, target: 'http://coach' },
    };
    expect(given(old)).toMatchObject({ priority: 'normal', concurrent: false });
  });

  it('starts for the first worker only', () => {
    expect(loadRun.start(given(queued), script, context)).toEqual([preparing]);
    expect(refusal(() => loadRun.start(given(queued, preparing), { ...script, worker_id: 'w2' }, context))).toBe(
      'LOAD_RUN_NOT_QUEUED',
    );
  });

  it('goes through its states to the verdict', () => {
    const states = [
      [queued],
      [queued, preparing],
      [queued, preparing, started],
      [queued, preparing, started, finished],
    ];
    expect(states.map((facts) => given(...facts)?.state)).toEqual(['queued', 'preparing', 'running', 'passed']);
    expect(given(queued, preparing, started, finished)).toMatchObject({
      exit_code: 0,
      finished_at: meta.at,
      command_line: ['k6', 'run'],
    });
  });

  it('never changes once it has ended', () => {
    const ended = given(queued, preparing, started, finished);
    expect(refusal(() => loadRun.finish(ended, { worker_id: 'w1', outcome }, context))).toBe('LOAD_RUN_ENDED');
    expect(refusal(() => loadRun.cancel(ended, { reason: '' }, context))).toBe('LOAD_RUN_ENDED');
    expect(refusal(() => loadRun.abandon(ended, { reason: '' }, context))).toBe('LOAD_RUN_ENDED');
  });

  it('is reported on by the worker that has it, and by no other', () => {
    const running = given(queued, preparing, started);
    expect(refusal(() => loadRun.finish(running, { worker_id: 'w2', outcome }, context))).toBe('LOAD_RUN_NOT_HELD');
    expect(loadRun.finish(running, { worker_id: 'w1', outcome }, context)).toEqual([finished]);
  });

  it('is an error, with the reason, when its worker is lost', () => {
    const [fact] = loadRun.abandon(given(queued, preparing, started), { reason: 'worker lost' }, context);
    expect(fact).toMatchObject({ type: 'LoadRunFinished', data: { verdict: 'error', reasons: ['worker lost'] } });
  });

  it('that nobody knows is not found', () => {
    expect(refusal(() => loadRun.cancel(undefined, { reason: '' }, context))).toBe('LOAD_RUN_NOT_FOUND');
  });
});

describe('cancelling', () => {
  it('ends a queued run at once', () => {
    const [fact] = loadRun.cancel(given(queued), { reason: '' }, context);
    expect(fact).toMatchObject({ type: 'LoadRunFinished', data: { verdict: 'cancelled' } });
  });

  it('of a running one is a wish, until its k6 is gone', () => {
    expect(loadRun.cancel(given(queued, preparing, started), { reason: 'enough' }, context)).toEqual([cancelRequested]);
    expect(given(queued, preparing, started, cancelRequested)?.state).toBe('cancelling');
  });

  it('while it is prepared is not forgotten when k6 starts', () => {
    expect(given(queued, preparing, cancelRequested, started)).toMatchObject({
      state: 'cancelling',
      started_at: meta.at,
    });
  });
});
