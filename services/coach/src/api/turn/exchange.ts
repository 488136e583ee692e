import { randomUUID } from 'node:crypto';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import { SendMessage, type InstanceView } from '@rehearsal/contracts/instance/instance';
import { clockTime } from '@rehearsal/contracts/instance/clock';
import { EngineError, type Answer, type Engine } from '../../engine.js';
import { stateBefore } from '../../instances.js';
import { paced } from '../../paced.js';
import { recordAnswer, recordFailure, type TurnOf } from '../../record-turn.js';
import { INLINE_PREFIX } from '../../turns/turn-job.js';
import type { ApiParts } from '../api-parts.js';
import { lastWords, stateFrom, type Said } from './said.js';
import type { Sessions } from './sessions.js';
import type { Speaker } from '../access/speaker.js';

interface Ask {
  readonly speaker: Speaker;
  readonly ip: string | undefined;
  readonly engine: Engine;
  readonly said: readonly Said[];
  /** Name of the request's field that `said` came in. */
  readonly param: string;
  /** The conversation that is spoken in. A test user always speaks in theirs; a guest without one is a stranger. */
  readonly conversation: string | undefined;
  /** Whether the conversation keeps what is said. */
  readonly store: boolean;
}

/** One message and its answer, on the way. */
export interface Exchange {
  readonly conversationId: string | null;
  readonly isStored: boolean;
  /** Must be run to its end: what is stored is stored before it returns. */
  readonly tokens: AsyncGenerator<string, Answer, undefined>;
}

/** Finds out where the message belongs, puts it on record if it is to be kept, and begins to answer. */
export async function openExchange(parts: ApiParts, sessions: Sessions, ask: Ask): Promise<Exchange> {
  const { speaker, said, param, engine } = ask;
  const { message, before } = lastWords(said, param);
  const now = parts.now().toISOString();
  const turn = (state: CoachingState, at: string) =>
    paced(engine.reply({ state, message, seed: parts.seed, now: at }), parts.tokenDelayMs);
  const conversation = speaker.kind === 'test' ? (ask.conversation ?? speaker.instanceId) : ask.conversation;
  if (conversation === undefined) {
    return { conversationId: null, isStored: false, tokens: turn(stateFrom(before, now), now) };
  }
  const view = await sessions.findSettled(speaker, conversation);
  const tokens = turn(stateBefore(view), clockTime(view.clock, now));
  if (!ask.store) return { conversationId: view.id, isStored: false, tokens };
  return { conversationId: view.id, isStored: true, tokens: await stored(parts, sessions, ask, view, message, tokens) };
}

/** The message is on record before its first token is said, and the answer before its last. */
async function stored(
  { give, log }: ApiParts,
  sessions: Sessions,
  { speaker, ip, engine }: Ask,
  { id, kind }: InstanceView,
  content: string,
  tokens: Exchange['tokens'],
): Promise<Exchange['tokens']> {
  const messageId = `${INLINE_PREFIX}${randomUUID()}`;
  const turn: TurnOf = { instanceId: id, messageId, kind, correlationId: messageId };
  await give(SendMessage, id, { message_id: messageId, content, kind }, sessions.command(speaker, ip, messageId));

  return (async function* () {
    try {
      const answer = yield* tokens;
      await recordAnswer(give, turn, engine.name, answer);
      await sessions.answered(id, messageId);
      return answer;
    } catch (error) {
      if (error instanceof EngineError) {
        const why = { code: error.code, detail: error.message };
        await recordFailure(give, turn, engine.name, why).catch((failure: unknown) =>
          log.error({ err: failure, messageId }, 'a failed turn could not be recorded'),
        );
      }
      throw error;
    }
  })();
}
