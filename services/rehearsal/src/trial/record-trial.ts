import { RecordTrial, type RehearsalRunCommand } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { derivedId } from '@rehearsal/platform/ids';
import type { Log } from '@rehearsal/platform/log';
import { newCommand } from '@rehearsal/platform/messages/new-command';
import { isOutage } from '@rehearsal/platform/outage';
import { jobId, type TrialJob } from './trial-jobs.js';
import type { TrialDocuments } from '../runs/trial-documents.js';
import type { RunProcessor } from '../service.js';
import { REHEARSAL } from '../session/actor.js';
import { patiently } from './patiently.js';
import { summaryOf } from './summary-of-trial.js';
import { withinSize } from './within-size.js';

interface Recording {
  processor: Pick<RunProcessor, 'execute'>;
  documents: Pick<TrialDocuments, 'keep'>;
  log: Log;
}

/** Somebody else was first, or the run is over: what is on record stays. */
const TOO_LATE = new Set(['TRIAL_ON_RECORD', 'REHEARSAL_RUN_ENDED']);

/**
 * Puts a trial on record, its document first. What can never be kept as it is, such as a value that the store takes from
 * nobody, must not keep its run from an end: then the verdict is an error that says why. Answers with what is on record.
 */
export async function recordTrial(
  trial: Trial,
  job: TrialJob & { attempt: number },
  signal: AbortSignal,
  { processor, documents, log }: Recording,
): Promise<Trial> {
  const story = { actor: REHEARSAL, correlationId: job.runId };

  async function put(whole: Trial, what: string): Promise<Trial> {
    await patiently(() => documents.keep(job, whole), signal, log);
    // Derived: of all who ended the trial one is heard.
    const command = newCommand(RecordTrial, job.runId, summaryOf(whole, job), {
      id: derivedId(`${what} ${jobId(job)}`),
      ...story,
    });
    await given(command);
    return whole;
  }

  async function given(command: RehearsalRunCommand): Promise<void> {
    const { commit } = await patiently(() => processor.execute(command), signal, log);
    for (const fact of commit.events)
      if (fact.type === 'CommandRefused' && !TOO_LATE.has(fact.data.code))
        throw new Error(`${fact.data.code}: ${fact.data.detail}`);
  }

  try {
    return await put(withinSize(trial), 'record');
  } catch (error) {
    if (signal.aborted || isOutage(error)) throw error;
    log.error({ err: error, trial: jobId(job) }, 'a trial can never be put on record as it is');
    const detail = `What was said and judged could not be put on record: ${error instanceof Error ? error.message : String(error)}`;
    const bare = { ...trial, steps: [], turns: [], results: [] };
    return put({ ...bare, verdict: 'error', error: { kind: 'infrastructure', detail } }, 'record the fault of');
  }
}
