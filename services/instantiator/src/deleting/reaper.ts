import { randomUUID } from 'node:crypto';
import { ownActor } from '@rehearsal/contracts/messages/own-actors';
import { deleteAll } from './delete-all.js';
import type { DeletedScenarios } from './deleted-scenarios.js';
import type { InstanceJournal, InstanceProcessor } from '../instance-journal.js';

/** As many as one look removes of a kind; the rest waits for the next. */
const MOST_AT_A_LOOK = 1000;
/** What a command on its way made of a scenario just deleted is found within this time, or at the next start. */
const LEAKS_WITHIN_MS = 60 * 60 * 1000;
/** A command is kept by its topic for a week at most; after a month none can be on its way. */
const REMEMBERED_MS = 30 * 24 * 60 * 60 * 1000;

export interface Reaper {
  look(): Promise<void>;
}

/**
 * Removes test instances whose time is up, and those whose scenario is gone: a command that was on its way when the
 * scenario was deleted may have made one. Several reapers at once give the same commands, which take effect once. Live
 * sessions are not asked for here and refused where the command is decided.
 */
export function reaper(dependencies: {
  journal: InstanceJournal;
  processor: InstanceProcessor;
  deletedScenarios: DeletedScenarios;
  now: () => Date;
}): Reaper {
  const { journal, deletedScenarios, now } = dependencies;
  let first = true;

  const find = (filter: object) =>
    journal.snapshots
      .find({ ...filter, kind: 'test' }, { projection: { _id: 1, expires_at: 1 } })
      .limit(MOST_AT_A_LOOK)
      .toArray();

  const occasion = () => ({
    actor: ownActor('instantiator'),
    correlationId: randomUUID(),
    time: now().toISOString(),
  });

  return {
    look: async () => {
      const expired = await find({ expires_at: { $gt: '', $lte: now().toISOString() }, primary: false });
      const ids = expired.map(({ _id }) => _id);
      await deleteAll(dependencies.processor, ids, { ...occasion(), reason: 'expired', key: 'expired' });

      const since = first ? new Date(0) : new Date(now().getTime() - LEAKS_WITHIN_MS);
      const gone = await deletedScenarios.learnedSince(since.toISOString());
      const leaked = gone.length === 0 ? [] : await find({ scenario_id: { $in: gone } });
      const leakedIds = leaked.map(({ _id }) => _id);
      await deleteAll(dependencies.processor, leakedIds, { ...occasion(), reason: 'scenario_deleted', key: 'leaked' });
      await deletedScenarios.forgetBefore(new Date(now().getTime() - REMEMBERED_MS).toISOString());
      first = false;
    },
  };
}
