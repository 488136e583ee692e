import type { InstanceRow } from '@rehearsal/contracts/http/instances/instances';
import type { Page } from '@rehearsal/contracts/http/page';
import { coachingOf } from '@rehearsal/contracts/instance/evolve-instance';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { RecentInstance } from '@rehearsal/contracts/instance/window';
import { Id } from '@rehearsal/contracts/messages/message';
import { OwnerClient } from '@rehearsal/platform/http/owner-client';
import { unlessNotFound } from '@rehearsal/platform/http/unless-not-found';
import type { RecordedOutcome } from '@rehearsal/platform/commanding/outcomes';
import type { Turn } from './engine.js';

/** Of a row of the instantiator's list, what is told of a session. */
type SessionRow = Pick<InstanceRow, 'id' | 'kind' | 'owner_id' | 'created_at' | 'updated_at'>;

/** What the coach reads of instances; the instantiator owns them. */
export interface Instances {
  /** With the end of its conversation: as much as an engine looks at. */
  find(id: string): Promise<RecentInstance | undefined>;
  /** With all of its conversation, for those who ask for what was said. */
  whole(id: string): Promise<Omit<InstanceView, 'digest'> | undefined>;
  /** Live sessions of a guest, newest first. */
  sessionsOf(guestId: string, page: { limit: number; cursor?: string }): Promise<Page<SessionRow>>;
  /** How a command ended, from the owner's journal; nothing while it is undecided. */
  outcomeOf(id: string, commandId: string): Promise<RecordedOutcome | undefined>;
  close(): Promise<void>;
}

export function instancesAt(url: string, serviceToken: string): Instances {
  const owner = new OwnerClient({ name: 'instantiator', url, serviceToken });
  /** What is no id is nobody's, and never becomes part of a path. */
  const readOf = async <T>(id: string, more: string): Promise<T | undefined> =>
    Id.safeParse(id).success ? await unlessNotFound(owner.get<T>(`/instances/${id}${more}`)) : undefined;

  return {
    find: (id) => readOf(id, '/recent'),
    whole: (id) => readOf(id, '?digest=no'),
    sessionsOf: (guestId, { limit, cursor }) =>
      owner.get('/instances', { kind: 'live', owner_id: guestId, limit, cursor }),
    outcomeOf: (id, commandId) => unlessNotFound(owner.get<RecordedOutcome>(`/operations/${id}/${commandId}`)),
    close: () => owner.close(),
  };
}

/** What an engine is given: the state without the messages that still wait for an answer. */
export const sessionBefore = (view: RecentInstance): Pick<Turn, 'state' | 'past'> => {
  const state = coachingOf(view);
  const waiting = new Set(view.pending_turns);
  return {
    state: { ...state, chat_messages: state.chat_messages.filter(({ id }) => !waiting.has(id)) },
    past: { ...view.earlier, proposedNames: view.proposed_names },
  };
};
