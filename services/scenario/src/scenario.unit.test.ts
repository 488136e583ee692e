import { describe, expect, it } from '@jest/globals';
import type { ScenarioFact, ScenarioMark } from '@rehearsal/contracts/scenario/scenario';
import { givenOf, type Decision } from '@rehearsal/testing/given';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import * as scenario from './scenario.js';

const given = givenOf(scenario.evolve, {
  id: 's1',
  now: '2026-02-01T12:00:00.000Z',
  actor: { id: 'admin-1', role: 'admin' },
});
const content = { name: 'One', description: '', tags: ['a'], template: anEmptyTemplate(), rehearsals: [] };

type Step = Decision<scenario.ScenarioRecord, ScenarioFact>;
const create: Step = (state, context) => scenario.create(state, content, context, null);
const rename =
  (name: string, expected_version?: number): Step =>
  (state, context) =>
    scenario.update(state, { name, ...(expected_version && { expected_version }) }, context);
const remove =
  (expected_version?: number): Step =>
  (state, context) =>
    scenario.remove(state, { ...(expected_version && { expected_version }) }, context);
const mark = (run_id: string, ended_at: string): ScenarioMark => ({
  run_id,
  scenario_version: 1,
  verdict: 'flaky',
  passed: 2,
  failed: 1,
  errors: 0,
  ended_at,
});
const rehearsed =
  (run: number): Step =>
  (state, context) =>
    scenario.recordRehearsed(state, mark(`run-${run}`, new Date(run * 1000).toISOString()), context);

describe('a scenario', () => {
  it('is made once, and its id is never given again', () => {
    given()
      .when(create)
      .then({ type: 'ScenarioCreated', data: { ...content, version: 1, source: null } });
    given(create).when(create).thenRefused('SCENARIO_EXISTS');
    given(create, remove()).when(create).thenRefused('SCENARIO_DELETED');
  });

  it('changes what is named and keeps the rest, in a version of its own', () => {
    const renamed = given(create).when(rename('Two'));
    renamed.then({ type: 'ScenarioUpdated', data: { ...content, name: 'Two', version: 2 } });
    expect(renamed.state).toMatchObject({ name: 'Two', tags: ['a'], version: 2, created_by: 'admin-1' });
  });

  it('stays at its version where nothing new is named', () => {
    given(create)
      .when(rename('One'))
      .then({ type: 'ScenarioUnchanged', data: { version: 1 } });
  });

  it('changes, and goes, only from the version that was named', () => {
    const twice = given(create, rename('Two'));
    for (const command of [rename('Three', 1), remove(1)]) twice.when(command).thenRefused('SCENARIO_VERSION_MISMATCH');
    twice.when(remove(2)).then({ type: 'ScenarioDeleted', data: {} });
    given(create, remove()).when(rename('Three', 1)).thenRefused('SCENARIO_VERSION_MISMATCH');
  });

  it('tells of its last ten rehearsal runs, the newest first, whatever order they were told in', () => {
    const runs = [3, 1, 2, 4, 5, 6, 7, 8, 9, 10, 12].map(rehearsed);
    const { state } = given(create, ...runs).when(rehearsed(11));
    const told = state?.last_runs?.map(({ run_id }) => run_id);
    expect(told).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((run) => `run-${run}`));
    expect(state).toMatchObject({ version: 1, updated_at: state?.created_at });
    expect(given(create, rehearsed(1)).when(rename('Two')).state?.last_runs).toHaveLength(1);
  });

  it('that nobody knows is not found', () => {
    for (const command of [rename('Two'), remove(), rehearsed(1)])
      given().when(command).thenRefused('SCENARIO_NOT_FOUND');
  });
});
