import { tokenChannel } from '@rehearsal/contracts/instance/channels';
import type { RecentInstance } from '@rehearsal/contracts/instance/window';
import { clockTime } from '@rehearsal/contracts/instance/clock';
import { Refusal, UnavailableError } from '@rehearsal/platform/errors';
import type { CarryOut } from '@rehearsal/platform/commanding/carry-out';
import { EngineError, finish, NO_ENGINE } from '../engine.js';
import { engineOf, type Engines } from '../engines/engines.js';
import { sessionBefore, type Instances } from '../instances.js';
import { Meter } from '../meter.js';
import { paced } from '../paced.js';
import { recordAnswer, recordFailure, type TurnOf } from '../record-turn.js';
import { isAnsweredInline, type TurnJob, type EngineVerdict } from './turn-job.js';

export interface TurnDependencies {
  readonly instances: Pick<Instances, 'find'>;
  readonly engines: Engines;
  readonly carryOut: CarryOut;
  /** Shows something to those who watch; it may be lost, what must not be lost is an event. */
  readonly show: (channel: string, text: string) => void;
  readonly seed: number;
  readonly tokenDelayMs: number;
  /** How long a turn waits for what is out of order. */
  readonly outageMs: number;
  readonly now: () => Date;
}

/**
 * `superseded`: a reset, a deletion, a command or an earlier run of the same job came first, so there is nothing to answer.
 * `waits`: an earlier message of the same person is not answered yet.
 */
type TurnEnd = 'answered' | 'failed' | 'superseded' | 'waits';

/** How long a message may wait for the ones before it, which a crash may have left without an answer. */
const WAITS_AT_MOST_MS = 60_000;

/** What the engine said could not be recorded: it is kept until it can. */
export class UnrecordedError extends UnavailableError {
  constructor(
    readonly verdict: EngineVerdict,
    cause: UnavailableError,
  ) {
    super(cause.message, cause);
  }
}

/** Answers one message. Throws UnavailableError when a backing service failed; doing it again is then safe. */
export async function takeTurn(job: TurnJob, dependencies: TurnDependencies): Promise<TurnEnd> {
  const view = await dependencies.instances.find(job.instanceId);
  if (!view?.pending_turns.includes(job.messageId)) return 'superseded';
  if (view.pending_turns[0] !== job.messageId) return await waitBehind(view, job, dependencies);
  const verdict = job.verdict ?? (await askEngine(view, job, dependencies));
  try {
    return await record(verdict, job, dependencies);
  } catch (error) {
    throw error instanceof UnavailableError ? new UnrecordedError(verdict, error) : error;
  }
}

async function askEngine(view: RecentInstance, job: TurnJob, dependencies: TurnDependencies): Promise<EngineVerdict> {
  const message = view.chat_messages.find(({ id }) => id === job.messageId);
  const seed = view.seed ?? dependencies.seed;
  const turn = {
    ...sessionBefore(view),
    message: message?.content ?? '',
    seed,
    now: clockTime(view.clock, dependencies.now().toISOString()),
    instanceId: view.id,
    trialId: job.isTrial ? view.id : null,
  };
  const engine = view.engine ?? dependencies.engines.house.name;
  const meter = new Meter();
  try {
    const found = engineOf(dependencies.engines, view.engine);
    const channel = tokenChannel(job.instanceId);
    const reply = paced(found.reply(turn, { meter }), found, dependencies.tokenDelayMs);
    const answer = await finish(reply, (token, index) => {
      // Nobody reads a trial along word by word, and its words would cost more than its answer.
      if (!job.isTrial) dependencies.show(channel, JSON.stringify({ message_id: job.messageId, index, token }));
    });
    return { answer, by: { engine, fingerprint: found.fingerprint, seed, ...meter.measured } };
  } catch (error) {
    return { failure: failureOf(error), engine, cost: meter.measured.cost };
  }
}

function failureOf(error: unknown): { code: string; detail: string } {
  if (error instanceof EngineError) return { code: error.code, detail: error.message };
  throw error;
}

/** What the owner does not let in fails the turn for good, with its reason, unless the turn is over anyway. */
async function record(verdict: EngineVerdict, job: TurnJob, { carryOut }: TurnDependencies): Promise<TurnEnd> {
  const { engine, cost } = 'by' in verdict ? verdict.by : verdict;
  const fail = async (why: { code: string; detail: string }): Promise<TurnEnd> => {
    await recordFailure(carryOut, job, { engine, cost }, why);
    return 'failed';
  };
  try {
    if ('failure' in verdict) return await fail(verdict.failure);
    await recordAnswer(carryOut, job, verdict.by, verdict.answer);
    return 'answered';
  } catch (error) {
    if (error instanceof EngineError) return await fail(failureOf(error));
    if (!(error instanceof Refusal)) throw error;
    if (isTurnOver(error) || 'failure' in verdict) return 'superseded';
    return await fail({ code: error.refusal, detail: error.message });
  }
}

/** Nothing waits for an answer any more: it was answered, ended, reset or deleted. */
export const isTurnOver = ({ refusal }: Refusal): boolean =>
  refusal === 'MESSAGE_NOT_PENDING' || refusal === 'INSTANCE_DELETED' || refusal === 'INSTANCE_NOT_FOUND';

/** A message without a job, of a process that died or a queue that was lost, would keep all after it waiting for ever. */
async function waitBehind(view: RecentInstance, job: TurnJob, dependencies: TurnDependencies): Promise<TurnEnd> {
  const [head] = view.pending_turns;
  if (head === undefined) return 'waits';
  const waitedMs = dependencies.now().getTime() - Date.parse(job.sentAt);
  const patienceMs = WAITS_AT_MOST_MS + (isAnsweredInline(head) ? 0 : dependencies.outageMs);
  if (waitedMs < patienceMs) return 'waits';
  const stuck: TurnOf = { ...job, messageId: head };
  const detail = isAnsweredInline(head)
    ? 'The request that was to answer this message ended without an answer.'
    : 'No answer was given in time.';
  const why = { code: 'TURN_ABANDONED', detail };
  await recordFailure(dependencies.carryOut, stuck, { engine: NO_ENGINE }, why).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
  return 'waits';
}
