import type { Client } from '@rehearsal/client/client';
import type { GivenCommand } from '@rehearsal/client/commands';
import { runStandardTest } from './load-run.js';
import { verifyAndList } from './audit-trail.js';
import { sixTurns } from './conversation.js';
import { freeze, instantiate, reset, undoReset } from './instance.js';
import { forkBefore, openFailingTurn, rehearseMended, rehearseThree } from './rehearsals.js';
import { applySamples, clearEarlierDemo } from './scenarios.js';
import type { Step } from './steps.js';
import { sawEveryChange, watchInstance } from './watcher.js';

export interface Stage {
  api: Client;
  repository: string;
  /** Every command that was given so far. */
  commands: readonly GivenCommand[];
}

/** The main job of Rehearsal, on real input: from a template to an audited freeze, a coach and a load run that are judged. */
export async function tellStory({ api, repository, commands }: Stage, step: Step): Promise<void> {
  await clearEarlierDemo(api);
  const { newcomer: scenario, johnDoe } = await step('apply the samples', () => applySamples(api, repository));
  const instance = await step('instantiate', () => instantiate(api, scenario));
  const watcher = await step('watch', () => watchInstance(api, instance));
  try {
    const talked = await step('six chat turns', () => sixTurns(api, instance));
    await step('a watcher sees each change', () => sawEveryChange(watcher, talked));
    await step('reset', () => reset(api, instance, talked));
    const restored = await step('undo the reset', () => undoReset(api, talked));
    await step('the watcher saw that too', () => sawEveryChange(watcher, restored));
    await step('freeze', () => freeze(api, restored));
  } finally {
    watcher.close();
  }
  const run = await step('three rehearsals', () => rehearseThree(api, johnDoe));
  const failing = await step('open the failing turn', () => openFailingTurn(api, run));
  await step('fork before it', () => forkBefore(api, failing));
  await step('rehearse again', () => rehearseMended(api, johnDoe));
  await step('load run', () => runStandardTest(api));
  await step('audit', () => verifyAndList(api, commands));
}
