import { Pool } from 'undici';
import { coachingOf } from '@rehearsal/contracts/instance/evolve-instance';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import type { InstanceKind, InstanceView } from '@rehearsal/contracts/instance/instance';
import { Id } from '@rehearsal/contracts/messages/message';
import type { Problem } from '@rehearsal/contracts/http/problem';
import { PlatformError, UnavailableError } from '@rehearsal/platform/errors';
import type { CommandOutcome } from './commanding/outcomes.js';

/** A row of the instantiator's list. */
interface InstanceRow {
  readonly id: string;
  readonly kind: InstanceKind;
  readonly owner_id: string;
  readonly created_at: string;
  readonly updated_at: string;
}

/** What the coach reads of instances; the instantiator owns them. */
export interface Instances {
  find(id: string): Promise<InstanceView | undefined>;
  /** Live sessions of a guest, newest first. */
  sessionsOf(
    guestId: string,
    page: { limit: number; cursor?: string },
  ): Promise<{ items: InstanceRow[]; next_cursor: string | null }>;
  /** How a command ended, from the owner's journal; nothing while it is undecided. */
  outcomeOf(id: string, commandId: string): Promise<CommandOutcome | undefined>;
  close(): Promise<void>;
}

const ANSWERS_WITHIN_MS = 5000;
const CONNECTIONS = 32;

export function instancesAt(url: string): Instances {
  const pool = new Pool(url, {
    connections: CONNECTIONS,
    headersTimeout: ANSWERS_WITHIN_MS,
    bodyTimeout: ANSWERS_WITHIN_MS,
    connectTimeout: 2000,
  });

  async function read(path: string): Promise<unknown> {
    try {
      const { statusCode, body } = await pool.request({ method: 'GET', path });
      const answer = await body.json();
      if (statusCode === 200) return answer;
      if (statusCode === 404 || statusCode === 410) return undefined;
      // What it finds wrong is what our caller sent along, such as a cursor.
      if (statusCode === 400)
        throw new PlatformError(
          'INVALID_INPUT',
          400,
          (answer as Partial<Problem>).detail ?? 'The request is malformed.',
        );
      throw new UnavailableError(`The instantiator answered ${statusCode}.`);
    } catch (error) {
      if (error instanceof PlatformError) throw error;
      throw new UnavailableError('The instantiator does not answer; repeating is safe.', error);
    }
  }

  return {
    // What is no id is nobody's, and never becomes part of a path.
    find: async (id) =>
      Id.safeParse(id).success ? ((await read(`/instances/${id}`)) as InstanceView | undefined) : undefined,
    sessionsOf: (guestId, { limit, cursor }) => {
      const query = new URLSearchParams({
        kind: 'live',
        owner_id: guestId,
        limit: String(limit),
        ...(cursor ? { cursor } : {}),
      });
      return read(`/instances?${query.toString()}`) as ReturnType<Instances['sessionsOf']>;
    },
    outcomeOf: (id, commandId) => read(`/operations/${id}/${commandId}`) as Promise<CommandOutcome | undefined>,
    close: () => pool.close(),
  };
}

/** What an engine is given: the state without the messages that still wait for an answer. */
export const stateBefore = (view: InstanceView): CoachingState => {
  const state = coachingOf(view);
  const waiting = new Set(view.pending_turns);
  return { ...state, chat_messages: state.chat_messages.filter(({ id }) => !waiting.has(id)) };
};
