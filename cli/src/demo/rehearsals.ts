import type { Client } from '@rehearsal/client/client';
import { openLive } from '@rehearsal/client/live/live';
import { forkInstance, sendMessageAndRead } from '@rehearsal/client/resources/instances';
import { getTrial, rehearsalRunToEnd, startRehearsalRun } from '@rehearsal/client/resources/rehearsals';
import type { Rehearsal } from '@rehearsal/contracts/rehearsal/rehearsal';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { shownValue } from '@rehearsal/contracts/rehearsal/rehearsal-report';
import type { ScenarioContent } from '@rehearsal/contracts/scenario/scenario-file';
import { DEMO_LABEL } from './scenarios.js';
import { show, type StepResult } from './steps.js';

const PASSING = 2;
/** What the demo's person says, which a coach that is careful takes for no answer, and what they say instead. */
const NOD = 'Hm, maybe.';
const YES = 'I love it!';

/** Demands more of the coach than a careful one does, so that there is something to find. */
const nodding = (said: string): Rehearsal => ({
  name: 'a name is kept once it is answered',
  script: [
    { say: 'Hello' },
    { say: said, expect: [{ name: 'the name is kept', path: '$.identities[0].state', equals: 'ACCEPTED' }] },
  ],
  expectations: [],
  repeat: 1,
  gate: 'all',
  max_errors: 0,
});

interface FailingTurn {
  instanceId: string;
  versionBefore: number;
}

/** Two rehearsals of the sample pass; one fails at a turn, and its test user stays. */
export async function rehearseThree(api: Client, sample: ScenarioContent): Promise<StepResult<RehearsalRunView>> {
  const own = sample.rehearsals.slice(0, PASSING);
  show(own.length === PASSING, `"${sample.name}" has ${own.length} rehearsals`);
  const run = await rehearse(api, sample, [...own, nodding(NOD)]);
  const [failed] = run.trials.filter(({ verdict }) => verdict === 'failed');
  const passed = run.trials.filter(({ verdict }) => verdict === 'passed').length;
  show(
    run.verdict === 'failed' && passed === PASSING,
    `the run ended as ${run.verdict ?? run.state}, ${passed} passed`,
  );
  const [broken] = failed?.failures ?? [];
  show(broken !== undefined && failed?.kept === true, 'nothing broke, or its test user was not kept');
  const { expectation, step, expected, measured } = broken;
  return {
    value: run,
    detail: `${passed} passed; "${expectation}" broke at step ${step}: expected ${shownValue(expected)}, measured ${shownValue(measured)}`,
  };
}

/** What was said at the turn that failed, and where to fork so that it can be said otherwise. */
export async function openFailingTurn(api: Client, run: RehearsalRunView): Promise<StepResult<FailingTurn>> {
  const failed = run.trials.find(({ verdict }) => verdict === 'failed');
  const step = failed?.failures[0]?.step;
  show(failed !== undefined && failed.instance_id !== null, 'no trial failed');
  const { steps, turns } = await getTrial(api, run.id, failed.rehearsal, failed.trial);
  const said = steps.find((each) => each.step === step)?.turns.at(-1);
  const record = turns.find((turn) => turn.step === step);
  show(said !== undefined && record !== undefined, `the trial tells nothing of step ${step ?? ''}`);
  return {
    value: { instanceId: failed.instance_id, versionBefore: record.version_before },
    detail: `"${said.said}" was answered with "${said.reply.replaceAll(/\s+/g, ' ')}"`,
  };
}

/** The same session right before that turn, where the same person speaks plainly. */
export async function forkBefore(api: Client, { instanceId, versionBefore }: FailingTurn): Promise<StepResult<void>> {
  const fork = await forkInstance(api, instanceId, { at_version: versionBefore, label: DEMO_LABEL });
  const { instance } = await sendMessageAndRead(api, fork.id, YES);
  const [identity] = instance.identities;
  show(identity?.state === 'ACCEPTED', `"${identity?.name ?? ''}" is ${identity?.state ?? 'not there'}`);
  return { value: undefined, detail: `from version ${versionBefore} on, "${YES}" keeps "${identity.name}"` };
}

/** The rehearsal as it was meant passes, and nothing of it is left behind. */
export async function rehearseMended(api: Client, sample: ScenarioContent): Promise<StepResult<void>> {
  const { verdict, state, left_behind } = await rehearse(api, sample, [nodding(YES)]);
  show(verdict === 'passed', `it ended as ${verdict ?? state}`);
  show(left_behind === 0, `${left_behind ?? 'an unknown number of'} test users are left behind`);
  return { value: undefined, detail: 'passed with the plain word in its script; left behind: 0' };
}

async function rehearse(api: Client, sample: ScenarioContent, rehearsals: Rehearsal[]): Promise<RehearsalRunView> {
  const files = [{ file: null, content: { ...sample, rehearsals } }];
  const { id } = await startRehearsalRun(api, { files, engine: 'scripted', label: DEMO_LABEL });
  const live = openLive(api);
  return rehearsalRunToEnd(api, live, id, () => undefined).finally(() => live.close());
}
