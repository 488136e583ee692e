import type { AnsweredBy } from '@rehearsal/contracts/instance/answered-by';
import { SendMessage } from '@rehearsal/contracts/instance/instance';
import type { RecentInstance } from '@rehearsal/contracts/instance/window';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import { Refusal } from '@rehearsal/platform/errors';
import { EngineError, type Answer } from '../../engine.js';
import { isTurnOver } from '../../turns/take-turn.js';
import { recordAnswer, recordFailure, type TurnOf } from '../../record-turn.js';
import { ApiError } from '../api-error.js';
import type { ApiDependencies } from '../api-dependencies.js';

type StoredDependencies = Pick<ApiDependencies, 'carryOut' | 'instances' | 'inlineTurns' | 'log'>;

/** A message that is in the journal, and the state in which it is to be answered. */
interface StoredTurn {
  readonly messageId: string;
  readonly view: RecentInstance;
  /** `by` is asked once the answer is whole, or will never be. Passes the answer's tokens on and returns once the answer is in the journal; throws where it is not kept. */
  record<A extends Answer>(
    by: () => AnsweredBy,
    tokens: AsyncGenerator<string, A, undefined>,
  ): AsyncGenerator<string, A, undefined>;
}

/** Puts a message on record: it is in the journal before its first token is said, and the answer before its last. */
export async function openStoredTurn(
  dependencies: StoredDependencies,
  seen: RecentInstance,
  { id: messageId, content, traceparent }: { id: string; content: string; traceparent: string | undefined },
  actor: Actor,
): Promise<StoredTurn> {
  const { carryOut, instances, inlineTurns } = dependencies;
  const turn: TurnOf = { instanceId: seen.id, messageId, kind: seen.kind, correlationId: messageId, traceparent };
  inlineTurns.begin(turn);
  const data = { message_id: messageId, content, kind: seen.kind };
  const given = { id: messageId, correlationId: messageId, traceparent, actor };
  const version = await carryOut(SendMessage, seen.id, data, given).catch((error: unknown) => {
    if (error instanceof Refusal) inlineTurns.end(turn);
    throw error;
  });
  // Where nothing came between, what was seen is the state that the message met.
  const view = version === seen.version + 1 ? seen : await instances.find(seen.id);
  if (!view) throw conversationGone();
  if (view !== seen && !view.pending_turns.includes(messageId)) throw overtaken(view, messageId);

  return {
    messageId,
    view,
    async *record(by, tokens) {
      try {
        const answer = yield* tokens;
        await recordAnswer(carryOut, turn, by(), answer);
        inlineTurns.end(turn);
        return answer;
      } catch (error) {
        const why = failureOf(error);
        // What cannot be recorded now is ended later by whoever looks for turns that last too long.
        if (why) await recordFailure(carryOut, turn, by(), why).then(() => inlineTurns.end(turn), noted(dependencies));
        if (!(error instanceof Refusal)) throw error;
        if (isTurnOver(error)) inlineTurns.end(turn);
        throw refused(error, await instances.find(seen.id), messageId);
      }
    },
  };
}

const noted =
  ({ log }: StoredDependencies) =>
  (failure: unknown): void =>
    log.error({ err: failure }, 'a failed turn could not be recorded');

/** The failure to record, unless a reset, a deletion or a command has ended the turn already. */
function failureOf(error: unknown): { code: string; detail: string } | undefined {
  if (error instanceof EngineError) return { code: error.code, detail: error.message };
  if (error instanceof Refusal && !isTurnOver(error)) return { code: error.refusal, detail: error.message };
  return undefined;
}

function refused(refusal: Refusal, view: RecentInstance | undefined, messageId: string): Error {
  if (!view) return conversationGone();
  return isTurnOver(refusal) ? overtaken(view, messageId) : refusal;
}

const conflict = (code: string, message: string): ApiError =>
  new ApiError(409, 'invalid_request_error', code, message, 'conversation');

const conversationGone = (): ApiError =>
  conflict(
    'conversation_deleted',
    'The conversation was deleted while the coach answered; nothing of it is kept. Begin another to go on.',
  );

/** What came between a message and its answer: after a reset the message is gone too. */
const overtaken = ({ chat_messages }: RecentInstance, messageId: string): ApiError =>
  chat_messages.some(({ id }) => id === messageId)
    ? conflict('turn_ended', 'The turn was ended before the coach had answered; this answer is not kept.')
    : conflict(
        'conversation_reset',
        'The conversation was reset, or the message deleted, while the coach answered; this turn is not kept.',
      );
