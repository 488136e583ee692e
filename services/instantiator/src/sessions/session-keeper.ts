import { CloseSession, EndSession } from '@rehearsal/contracts/instance/instance';
import { ownActor } from '@rehearsal/contracts/messages/own-actors';
import { derivedId, newId } from '@rehearsal/platform/ids';
import type { Removals } from '@rehearsal/platform/stores/removals';
import { newCommand } from '@rehearsal/platform/messages/new-command';
import type { InstanceJournal, InstanceProcessor } from '../instance-journal.js';

/** As many as one look closes or deletes; the rest waits for the next. */
const MOST_AT_A_LOOK = 100;

export interface SessionLife {
  /** After so long without a word a session is closed. */
  idleMs: number;
  /** After so long a closed session is deleted. */
  keptMs: number;
}

/** Closes live sessions that nobody speaks in any more, and deletes closed ones when their time is over. */
export function sessionKeeper(
  {
    journal,
    processor,
    removals,
    now,
  }: { journal: InstanceJournal; processor: InstanceProcessor; removals: Pick<Removals, 'note'>; now: () => Date },
  { idleMs, keptMs }: SessionLife,
): { look(): Promise<void> } {
  const before = (ms: number) => new Date(now().getTime() - ms).toISOString();
  const given = (key: string) => ({
    id: derivedId(key),
    actor: ownActor('instantiator'),
    correlationId: newId(),
    time: now().toISOString(),
  });
  const find = (filter: object) =>
    journal.snapshots
      .find({ ...filter, kind: 'live' }, { projection: { _id: 1, updated_at: 1 } })
      .limit(MOST_AT_A_LOOK)
      .toArray();

  return {
    look: async () => {
      const idle = await find({ closed_at: { $exists: false }, updated_at: { $lt: before(idleMs) } });
      const closing = idle.map(({ _id, updated_at }) =>
        newCommand(CloseSession, _id, { idle_since: updated_at }, given(`idle ${_id} ${updated_at}`)),
      );
      if (closing.length > 0) await processor.executeAll(closing);

      const over = await find({ closed_at: { $gt: '', $lt: before(keptMs) } });
      const ending = over.map(({ _id }) =>
        newCommand(EndSession, _id, { reason: 'expired' }, given(`kept long enough ${_id}`)),
      );
      if (ending.length > 0) await processor.executeAll(ending);
      await removals.note(ending.length);
    },
  };
}
