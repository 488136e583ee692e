import { turnChannel } from '@rehearsal/contracts/instance/channels';
import type { TurnWaitsPush } from '@rehearsal/contracts/socket/pushes';
import { Refusal, UnavailableError } from '@rehearsal/platform/errors';
import { NO_ENGINE } from '../engine.js';
import { recordFailure } from '../record-turn.js';
import { UnrecordedError, type TurnDependencies } from './take-turn.js';
import type { TurnJob } from './turn-job.js';

const FIRST_PAUSE_MS = 250;
/** Whatever comes back, nobody waits much longer than this for it to be noticed. */
const LONGEST_PAUSE_MS = 5000;

/** `againMs` undefined: the turn is over. */
interface Waiting {
  readonly data: TurnJob;
  readonly againMs: number | undefined;
}

/**
 * What becomes of a turn that met an outage of a backing service: it is tried again until the service answers or the time
 * for it is over, and the watchers are told each time what it waits for. The end of the time is recorded as the turn's
 * failure, which may itself have to wait until it can be.
 */
export async function waitOut(
  job: TurnJob,
  error: UnavailableError,
  { carryOut, show, now, outageMs }: TurnDependencies,
): Promise<Waiting> {
  const { since, tries } = job.outage ?? { since: now().toISOString(), tries: 0 };
  const verdict = error instanceof UnrecordedError ? error.verdict : job.verdict;
  const data: TurnJob = { ...job, ...(verdict ? { verdict } : {}), outage: { since, tries: tries + 1 } };
  const againMs = Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS);
  const until = new Date(Date.parse(since) + outageMs).toISOString();
  const waits: Omit<TurnWaitsPush, 'instance_id'> = { message_id: job.messageId, reason: error.message, since, until };
  show(turnChannel(job.instanceId), JSON.stringify(waits));
  if (now().toISOString() < until) return { data, againMs };

  const detail = `The coach waited since ${since} in vain: ${error.message} Send the message again.`;
  return recordFailure(carryOut, job, { engine: NO_ENGINE }, { code: 'COACH_UNAVAILABLE', detail }).then(
    () => ({ data, againMs: undefined }),
    (failure: unknown) => {
      if (failure instanceof Refusal) return { data, againMs: undefined };
      if (failure instanceof UnavailableError) return { data, againMs };
      throw failure;
    },
  );
}
