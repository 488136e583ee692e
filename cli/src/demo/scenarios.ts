import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import type { Client } from '@rehearsal/client/client';
import { listRehearsalRuns } from '@rehearsal/client/resources/rehearsals';
import type { InstanceRow } from '@rehearsal/contracts/http/instances/instances';
import type { ScenarioContent } from '@rehearsal/contracts/scenario/scenario-file';
import { readSamples } from '../scenarios/load-samples.js';
import { applyChange, planChanges } from '../scenarios/plan.js';
import { show, type StepResult } from './steps.js';

/** What the demo leaves behind bears these, so that the next one can clear it away. */
export const DEMO_LABEL = 'demo';
export const FROZEN_NAME = 'Demo: frozen after six turns';

const JOHN_DOE = 'John Doe: career, brainstorming';
const NEWCOMER_PHASE = 'INTRODUCTION';
const RICHER_SAMPLES = 3;

/** Among how many of the last runs those of earlier demos are looked for; test users of older ones are gone by themselves. */
const MOST_RUNS = 200;

/** A demo that ran before leaves its test users and its frozen scenario to be looked at, not more. */
export async function clearEarlierDemo(api: Client): Promise<void> {
  const scenarios = await api.all<ScenarioRow>('/test-scenarios');
  const instances = await api.all<InstanceRow>('/instances', { kind: 'test' });
  const { items: runs } = await listRehearsalRuns(api, { limit: MOST_RUNS });
  const labels = [DEMO_LABEL, ...runs.flatMap(({ id, label }) => (label === DEMO_LABEL ? `rehearsal run ${id}` : []))];
  const left = instances.filter(({ label }) => label !== null && labels.includes(label));
  for (const { id } of left) await api.command('DELETE', `/instances/${id}`);
  for (const { id, name } of scenarios) if (name === FROZEN_NAME) await api.command('DELETE', `/test-scenarios/${id}`);
}

interface Applied {
  /** The one in which somebody has just arrived. */
  newcomer: { id: string; name: string };
  /** John Doe's, as its file says. */
  johnDoe: ScenarioContent;
}

/** Applies all samples. */
export async function applySamples(api: Client, repository: string): Promise<StepResult<Applied>> {
  const samples = await readSamples(repository);
  const richer = samples.filter(({ name }) => name !== JOHN_DOE);
  const johnDoe = samples.find(({ name }) => name === JOHN_DOE);
  show(johnDoe !== undefined, `the samples hold no "${JOHN_DOE}"`);
  show(richer.length >= RICHER_SAMPLES, `there are ${richer.length} samples beside John Doe`);
  const changes = await planChanges(api, samples);
  const applied = [];
  for (const change of changes) applied.push({ ...(await applyChange(api, change)), content: change.content });
  const left = (await planChanges(api, samples)).filter(({ action }) => action !== 'unchanged');
  show(left.length === 0, `${left.length} samples are not as their files say`);
  const newcomer = applied.find(({ content }) => content.template.coach_state.current_phase === NEWCOMER_PHASE);
  show(newcomer !== undefined, `no sample begins in ${NEWCOMER_PHASE}`);
  const count = (action: string) => changes.filter((change) => change.action === action).length;
  return {
    value: { newcomer: { id: newcomer.id, name: newcomer.content.name }, johnDoe },
    detail: `John Doe and ${richer.length} richer ones: ${count('create')} created, ${count('update')} updated, ${count('unchanged')} unchanged`,
  };
}
