import { coachingOf } from '@rehearsal/contracts/instance/evolve-instance';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import type { InstanceKind, InstanceView } from '@rehearsal/contracts/instance/instance';
import { Id } from '@rehearsal/contracts/messages/message';
import { OwnerClient } from '@rehearsal/platform/http/owner-client';
import { unlessNotFound } from '@rehearsal/platform/http/unless-not-found';
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

export function instancesAt(url: string, serviceToken: string): Instances {
  const owner = new OwnerClient({ name: 'instantiator', url, serviceToken, answersWithinMs: ANSWERS_WITHIN_MS });
  return {
    // What is no id is nobody's, and never becomes part of a path.
    find: async (id) =>
      Id.safeParse(id).success ? await unlessNotFound(owner.get<InstanceView>(`/instances/${id}`)) : undefined,
    sessionsOf: (guestId, { limit, cursor }) =>
      owner.get('/instances', { kind: 'live', owner_id: guestId, limit, cursor }),
    outcomeOf: (id, commandId) => unlessNotFound(owner.get<CommandOutcome>(`/operations/${id}/${commandId}`)),
    close: () => owner.close(),
  };
}

/** What an engine is given: the state without the messages that still wait for an answer. */
export const stateBefore = (view: InstanceView): CoachingState => {
  const state = coachingOf(view);
  const waiting = new Set(view.pending_turns);
  return { ...state, chat_messages: state.chat_messages.filter(({ id }) => !waiting.has(id)) };
};
