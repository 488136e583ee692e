import {
  addCosts,
  costOfCall,
  NO_COST,
  type EngineCost,
  type TokenUsage,
} from '@rehearsal/contracts/engine/engine-cost';
import type { RehearsalRun } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import type { CarryOut } from '@rehearsal/platform/commanding/carry-out';
import { UnavailableError } from '@rehearsal/platform/errors';
import type { OwnerClient } from '@rehearsal/platform/http/owner-client';
import { derivedId } from '@rehearsal/platform/ids';
import type { Listen } from '@rehearsal/platform/kafka/on-demand';
import type { Log } from '@rehearsal/platform/log';
import { runTrial } from '@rehearsal/rehearsing/run-trial';
import type { SaidTurn, TrialOutcome } from '@rehearsal/rehearsing/session';
import { faultOf, TrialFault } from '@rehearsal/rehearsing/trial-fault';
import { trialSeed } from '@rehearsal/rehearsing/trial-seed';
import { jobId, type TrialJob } from './trial-jobs.js';
import type { contentsFrom } from '../scenarios.js';
import { withAdvice } from '../advice/with-advice.js';
import type { PersonModel } from '../person/ask-model.js';
import { playedBy } from '../person/model-person.js';
import { askOwner } from '../session/ask-owner.js';
import type { InstanceFeed } from '../session/instance-feed.js';
import { deleteInstance, labelOf } from './left-behind.js';
import { budgetOf } from './budget.js';
import type { Spent } from './spent.js';
import { turnLimitMs } from './turn-limit.js';
import { TrialSession } from '../session/trial-session.js';
import { unlessAway } from '../session/unless-away.js';

/** Whoever opens the chat of a failed trial has a week for it. */
const LIFE_SECONDS = 7 * 86_400;

export interface Performing {
  feed: InstanceFeed;
  /** To the events that the feed hears of. */
  listen: Listen;
  carryOut: CarryOut;
  instantiator: Pick<OwnerClient, 'get'>;
  contentOf: ReturnType<typeof contentsFrom>;
  /** How long an answer is waited for beyond what the engine may take. */
  patienceMs: number;
  spent: Pick<Spent, 'of' | 'add'>;
  /** Plays persons whom a language model is to play, and gives advice. */
  personModel: PersonModel | undefined;
  log: Log;
}

/** One attempt at a trial on a test user of its own, whatever it comes to. The user stays where the run says so. */
export async function performTrial(
  run: RehearsalRun,
  job: TrialJob,
  attempt: number,
  signal: AbortSignal,
  performing: Performing,
): Promise<Trial> {
  const planned = run.rehearsals[job.rehearsal];
  if (!planned) throw new Error(`the run ${run.id} plans no rehearsal ${job.rehearsal}`);
  const started_at = new Date().toISOString();
  const seed = trialSeed(run.seed, planned.rehearsal, job.trial);
  const instanceId = derivedId(`${jobId(job)} ${attempt}`);
  const answered: Answered = {};
  const stopListening = await performing.listen();
  const followed = performing.feed.follow(instanceId);
  try {
    const outcome = await drive({ run, planned, seed, instanceId, followed, signal, answered }, performing).catch(
      (error: unknown) => unbegun(error, signal, performing.log),
    );
    const isMade = followed.at !== undefined;
    const isThere = isMade && followed.takenAway !== 'deleted';
    const kept = isThere && (run.keep === 'all' || (run.keep === 'failed' && outcome.verdict !== 'passed'));
    // One that cannot be deleted now is found when the run ends.
    if (isThere && !kept) await deleteInstance(performing.carryOut, instanceId, run.id).catch(unlessAway);
    return {
      run_id: run.id,
      rehearsal: planned.rehearsal,
      trial: job.trial,
      seed,
      engine: answered.last?.engine ?? run.engine ?? 'none',
      fingerprint: answered.last?.fingerprint ?? null,
      ...outcome,
      ...(answered.personCost && { person_cost: answered.personCost }),
      instance_id: isMade ? instanceId : null,
      kept,
      started_at,
      ended_at: new Date().toISOString(),
    };
  } finally {
    performing.feed.forget(instanceId);
    stopListening();
  }
}

/** What is known of a trial also where it breaks off. */
interface Answered {
  last?: SaidTurn;
  /** Of the language model that plays the person and gives advice. */
  personCost?: EngineCost;
}

interface Driving {
  run: RehearsalRun;
  planned: RehearsalRun['rehearsals'][number];
  seed: number;
  instanceId: string;
  followed: ReturnType<InstanceFeed['follow']>;
  signal: AbortSignal;
  answered: Answered;
}

async function drive(
  { run, planned, seed, instanceId, followed, signal, answered }: Driving,
  { carryOut, instantiator, contentOf, patienceMs, spent, personModel, log }: Performing,
): Promise<TrialOutcome> {
  const budget = budgetOf(run, { spent, signal, log });
  await budget.check();
  const content = await contentOf(planned.source);
  const rehearsal = content?.rehearsals.find(({ name }) => name === planned.rehearsal);
  if (!content || !rehearsal)
    throw new TrialFault(
      'rehearsal',
      `What the run was planned from holds no rehearsal "${planned.rehearsal}" (any more).`,
    );
  const owner = askOwner(instantiator, instanceId, followed);
  const turnMs = turnLimitMs(run, patienceMs);
  const session = new TrialSession({ instanceId, runId: run.id, followed, carryOut, owner, signal, turnMs });
  const { source } = planned;
  const { scenario_id, scenario_version } =
    'scenario_id' in source ? source : { scenario_id: null, scenario_version: null };
  await session.make({
    scenario_id,
    scenario_version,
    scenario_name: content.name,
    ...(scenario_id === null ? { template: content.template } : { first_name: content.template.user.first_name }),
    engine: run.engine,
    seed,
    clock_stands: true,
    primary: false,
    label: labelOf(run.id),
    ttl_seconds: LIFE_SECONDS,
  });
  const noting = {
    state: () => session.state(),
    say: async (text: string) => {
      await budget.check();
      return (answered.last = await budget.counting(() => session.say(text)));
    },
    advanceClock: (seconds: number) => session.advanceClock(seconds),
  };
  const called = (usage?: TokenUsage) => {
    answered.personCost = addCosts(answered.personCost ?? NO_COST, costOfCall(usage));
  };
  const asking = { seed, signal, called };
  const outcome = await runTrial(rehearsal, {
    seed,
    session: noting,
    signal,
    playedBy: personModel && playedBy(personModel, asking),
    onDefect: (error) => tellDefect(error, log),
  });
  return personModel ? withAdvice(rehearsal, outcome, { model: personModel, asking }) : outcome;
}

/** What broke before the first step: it was not the coach. */
function unbegun(error: unknown, signal: AbortSignal, log: Log): TrialOutcome {
  if (signal.aborted) throw error;
  if (!(error instanceof TrialFault)) tellDefect(error, log);
  return { verdict: 'error', error: faultOf(error), steps: [], turns: [], results: [], cost: NO_COST };
}

function tellDefect(error: unknown, log: Log): void {
  if (!(error instanceof UnavailableError)) log.error({ err: error }, 'a trial met a defect');
}
