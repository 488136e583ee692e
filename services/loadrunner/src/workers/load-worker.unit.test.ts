import { describe, expect, it } from '@jest/globals';
import type { LoadWorkerFact, SeenWorker } from '@rehearsal/contracts/load/load-worker';
import { givenOf, type Decision } from '@rehearsal/testing/given';
import * as loadWorker from './load-worker.js';
import { drainOf, type LoadWorkerRecord } from './load-worker.js';

const now = '2030-01-01T00:00:00.000Z';
const given = givenOf(loadWorker.evolve, { id: 'w1', now, actor: { id: 'operator-1', role: 'operator' } });
const said = { since: '2029-12-31T00:00:00.000Z', stopping: false };
const another = { ...said, since: now };

type Step = Decision<LoadWorkerRecord, LoadWorkerFact>;
const drain =
  (worker: SeenWorker | null): Step =>
  (state, context) =>
    loadWorker.drain(state, worker, context);
const resume =
  (worker: SeenWorker | null): Step =>
  (state, context) =>
    loadWorker.resume(state, worker, context);
const drained: LoadWorkerFact = { type: 'LoadWorkerDrained', data: { since: said.since } };
const resumed: LoadWorkerFact = { type: 'LoadWorkerResumed', data: { since: said.since } };

describe('a worker', () => {
  it('is drained once, until it is resumed', () => {
    given().when(drain(said)).then(drained);
    given(drained).when(drain(said)).thenRefused('LOAD_WORKER_DRAINED');
    given(drained).when(resume(said)).then(resumed);
    given(drained, resumed).when(resume(said)).thenRefused('LOAD_WORKER_NOT_DRAINED');
    given(drained, resumed).when(drain(said)).then(drained);
  });

  it('that was started again under its name is another, and not drained', () => {
    const { state } = given(drained);
    expect(drainOf(state, said.since)).toEqual({ by: 'operator-1', at: now });
    expect(drainOf(state, another.since)).toBeNull();
    given(drained).when(resume(another)).thenRefused('LOAD_WORKER_NOT_DRAINED');
    given(drained)
      .when(drain(another))
      .then({ type: 'LoadWorkerDrained', data: { since: another.since } });
  });

  it('that is not there, or about to end, cannot be brought back', () => {
    given().when(drain(null)).thenRefused('LOAD_WORKER_NOT_FOUND');
    given(drained).when(resume(null)).thenRefused('LOAD_WORKER_NOT_FOUND');
    given(drained)
      .when(resume({ ...said, stopping: true }))
      .thenRefused('LOAD_WORKER_ENDING');
  });
});
