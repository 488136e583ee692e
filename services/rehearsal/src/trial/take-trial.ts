import { NO_COST } from '@rehearsal/contracts/engine/engine-cost';
import { StartRehearsalRun } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { derivedId } from '@rehearsal/platform/ids';
import { keepLease } from '@rehearsal/platform/jobs/keep-lease';
import type { Leases } from '@rehearsal/platform/jobs/leases';
import type { Log } from '@rehearsal/platform/log';
import { newCommand } from '@rehearsal/platform/messages/new-command';
import { trialSeed } from '@rehearsal/rehearsing/trial-seed';
import { jobId, type TrialJob } from './trial-jobs.js';
import { isOver, isWhole, openTrials } from '../runs/progress.js';
import type { RehearsalRunRecord } from '../runs/rehearsal-run.js';
import type { TrialDocuments } from '../runs/trial-documents.js';
import type { RunJournal, RunProcessor } from '../service.js';
import { REHEARSAL } from '../session/actor.js';
import type { Attempts } from './attempts.js';
import { patiently } from './patiently.js';
import { performTrial, type Performing } from './perform-trial.js';
import { recordTrial } from './record-trial.js';
import { trialsEnded } from '@rehearsal/platform/metrics';
import type { TrialStops } from './trial-stops.js';

/** A trial whose worker was lost begins again on a fresh test user, so often. */
const MOST_LOST = 2;

interface Taking extends Performing {
  workerId: string;
  journal: RunJournal;
  processor: RunProcessor;
  leases: Leases;
  attempts: Attempts;
  documents: TrialDocuments;
  stops: TrialStops;
  /** Gives the run its verdict, if this was all that it waited for. */
  finish: (run: RehearsalRunRecord) => Promise<void>;
  log: Log;
}

/**
 * Takes a trial to its record. A job is a hint: it may come twice, and of those who take it at once one has the lease; of
 * two who ended it all the same, because one was thought to be lost, the first is on record.
 */
export async function takeTrial(job: TrialJob, taking: Taking): Promise<void> {
  const { journal, leases, stops, workerId, log } = taking;
  const id = jobId(job);
  const run = await wanted(job, journal);
  if (!run || stops.closed || !(await leases.claim(id, workerId))) return;
  const stop = stops.hold();
  const lease = await keepLease({
    jobId: id,
    workerId,
    leases,
    onLost: () => stop.abort('lost'),
    look: async () => {
      if (!(await wanted(job, journal))) stop.abort('cancelled');
    },
    log,
  });
  try {
    await perform(run, job, stop.signal, taking);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    if (stop.signal.reason === 'stopped') await taking.attempts.giveBack(id);
    log.info({ trial: id, reason: String(stop.signal.reason) }, 'a trial was let go of');
  } finally {
    stops.release(stop);
    await lease.end();
  }
  await finishIfWhole(job.runId, taking);
}

/** Whoever ends the last trial ends the run; where that cannot be done now, whoever looks for unfinished runs does it. */
async function finishIfWhole(runId: string, { journal, finish, log }: Taking): Promise<void> {
  try {
    const { state: run } = await journal.load(runId);
    if (run && !isOver(run) && isWhole(run)) await finish(run);
  } catch (error) {
    log.warn({ err: error, run: runId }, 'a run cannot be finished yet');
  }
}

async function perform(run: RehearsalRunRecord, job: TrialJob, signal: AbortSignal, taking: Taking): Promise<void> {
  const { processor, attempts, log } = taking;
  if (run.state === 'queued') {
    // Of all first trials one is heard.
    const given = { id: derivedId(`start ${run.id}`), actor: REHEARSAL, correlationId: run.id };
    await patiently(() => processor.execute(newCommand(StartRehearsalRun, run.id, {}, given)), signal, log);
    // It may have been cancelled just before: then nobody would look for what begins now.
    if (!(await wanted(job, taking.journal))) return;
  }
  const { attempt, lost } = await attempts.begin(jobId(job), run.id);
  const trial = lost > MOST_LOST ? givenUp(run, job, lost) : await performTrial(run, job, attempt, signal, taking);
  signal.throwIfAborted();
  const recorded = await recordTrial(trial, { ...job, attempt }, signal, taking);
  trialsEnded.inc({ verdict: recorded.verdict });
}

/** The run, where the trial is still to be made. */
async function wanted(job: TrialJob, journal: RunJournal): Promise<RehearsalRunRecord | undefined> {
  const { state } = await journal.load(job.runId);
  if (!state || isOver(state) || state.state === 'cancelling') return undefined;
  const isOpen = openTrials(state).some(({ rehearsal, trial }) => rehearsal === job.rehearsal && trial === job.trial);
  return isOpen ? state : undefined;
}

function givenUp(run: RehearsalRunRecord, { rehearsal, trial }: TrialJob, lost: number): Trial {
  const { rehearsal: name = '' } = run.rehearsals[rehearsal] ?? {};
  const now = new Date().toISOString();
  return {
    run_id: run.id,
    rehearsal: name,
    trial,
    seed: trialSeed(run.seed, name, trial),
    engine: run.engine ?? 'none',
    fingerprint: null,
    verdict: 'error',
    error: {
      kind: 'infrastructure',
      detail: `The trial was begun ${lost} times, and its worker was lost or failed each time.`,
    },
    instance_id: null,
    kept: false,
    steps: [],
    turns: [],
    results: [],
    cost: NO_COST,
    started_at: now,
    ended_at: now,
  };
}
