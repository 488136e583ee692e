import { randomUUID } from 'node:crypto';
import { clockTime } from '@rehearsal/contracts/instance/clock';
import { whySilent } from '@rehearsal/contracts/instance/why-silent';
import type { RecentInstance } from '@rehearsal/contracts/instance/window';
import { Refusal } from '@rehearsal/platform/errors';
import { NO_PAST, type Engine, type Turn } from '../../engine.js';
import { engineOf } from '../../engines/engines.js';
import { sessionBefore } from '../../instances.js';
import { Meter } from '../../meter.js';
import { paced } from '../../paced.js';
import { INLINE_PREFIX } from '../../turns/turn-job.js';
import type { ApiDependencies } from '../api-dependencies.js';
import type { Speaker } from '../access/speaker.js';
import { limited, type LimitedAnswer, type Limits } from './limits.js';
import { formatted, type OutputFormat } from './output-format.js';
import { lastWords, stateFrom, type Said } from './said.js';
import type { Sessions } from './sessions.js';
import { openStoredTurn } from './stored-turn.js';

interface Ask {
  readonly speaker: Speaker;
  readonly ip: string | undefined;
  readonly traceparent: string | undefined;
  readonly engine: Engine;
  readonly said: readonly Said[];
  /** Name of the request's field that `said` came in. */
  readonly param: string;
  /** The conversation that is spoken in. A test user always speaks in theirs; a guest without one is a stranger. */
  readonly conversation: string | undefined;
  /** Whether the conversation keeps what is said. */
  readonly store: boolean;
  /** Of a message that is to be kept. */
  readonly messageId: string;
  readonly limits: Limits;
  readonly format: OutputFormat;
  readonly seed: number | undefined;
}

/** Of a message that this API answers itself. */
export const newMessageId = (): string => `${INLINE_PREFIX}${randomUUID()}`;

/** One message and its answer, on the way. */
export interface Exchange {
  readonly conversationId: string | null;
  /** The message on record, where the exchange is kept; the answer's id is derived from it. */
  readonly messageId: string | null;
  /** Must be run to its end: what is stored is in the journal before it returns, or it throws. */
  readonly tokens: AsyncGenerator<string, LimitedAnswer, undefined>;
}

type Session = Pick<Turn, 'state' | 'past' | 'instanceId'>;
const sessionIn = (view: RecentInstance): Session => ({ ...sessionBefore(view), instanceId: view.id });

interface Answering {
  readonly engine: Engine;
  readonly seed: number;
}

/** Of a test user that carries an engine and a seed, these answer, whichever model was asked for. */
const answeringIn = (
  { engines, seed }: ApiDependencies,
  ask: Ask,
  view: Pick<RecentInstance, 'engine' | 'seed'>,
): Answering => ({
  engine: view.engine === null ? ask.engine : engineOf(engines, view.engine),
  seed: ask.seed ?? view.seed ?? seed,
});

/** Finds out where the message belongs, puts it on record if it is to be kept, and begins to answer. */
export async function openExchange(dependencies: ApiDependencies, sessions: Sessions, ask: Ask): Promise<Exchange> {
  const { speaker, said, param, limits, format } = ask;
  const { message, before } = lastWords(said, param);
  const now = dependencies.now().toISOString();
  const { tokenDelayMs } = dependencies;
  const answer = ({ engine, seed }: Answering, session: Session, at: string, meter?: Meter) => {
    const reply = engine.reply({ ...session, message, seed, now: at, trialId: null }, meter && { meter });
    return paced(limited(formatted(reply, format), limits), engine, tokenDelayMs);
  };
  const conversation = speaker.kind === 'test' ? (ask.conversation ?? speaker.instanceId) : ask.conversation;
  if (conversation === undefined)
    return {
      conversationId: null,
      messageId: null,
      tokens: answer(
        { engine: ask.engine, seed: ask.seed ?? dependencies.seed },
        { state: stateFrom(before, now), past: NO_PAST, instanceId: null },
        now,
      ),
    };

  const view = await sessions.find(speaker, conversation);
  if (!ask.store) {
    // Of what is on record the owner says so.
    const why = whySilent(view);
    if (why) throw new Refusal(why.code, why.detail);
    const tokens = answer(answeringIn(dependencies, ask, view), sessionIn(view), clockTime(view.clock, now));
    return { conversationId: view.id, messageId: null, tokens };
  }
  const sent = { id: ask.messageId, content: message, traceparent: ask.traceparent };
  const turn = await openStoredTurn(dependencies, view, sent, sessions.as(speaker, ask.ip));
  const answering = answeringIn(dependencies, ask, turn.view);
  const { engine, seed } = answering;
  const meter = new Meter();
  const by = () => ({ engine: engine.name, fingerprint: engine.fingerprint, seed, ...meter.measured });
  const tokens = turn.record(by, answer(answering, sessionIn(turn.view), clockTime(turn.view.clock, now), meter));
  return { conversationId: view.id, messageId: turn.messageId, tokens };
}
