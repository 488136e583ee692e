import type { InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { Commit } from '@rehearsal/platform/journal/commit';
import type { InstanceJournal } from '../instance-journal.js';

/** A version of an instance. */
export interface Point {
  id: string;
  version: number;
}

/** Most of what is asked about is at the end. */
const FIRST_PAGE = 4;
const LARGEST_PAGE = 100;

/**
 * The commits that an instance came to be by, the last first: through an undone reset to what was before it, and through
 * a fork into what it was made of. A reset is a beginning.
 */
export async function* pastOf(journal: InstanceJournal, point: Point): AsyncGenerator<Commit<InstanceFact>> {
  let size = FIRST_PAGE;
  for (let at: Point | undefined = point; at !== undefined && at.version > 0;) {
    const { id, version }: Point = at;
    const from = Math.max(1, version - size + 1);
    size = Math.min(LARGEST_PAGE, size * 4);
    at = { id, version: from - 1 };
    for (const commit of (await journal.history(id, from, version)).toReversed()) {
      yield commit;
      const turning = turningPoint(commit);
      if (turning === undefined) continue;
      at = turning ?? undefined;
      break;
    }
  }
}

/** Where the past goes on that is not the commit before; null where there is none. */
function turningPoint({ aggregateId, events }: Commit<InstanceFact>): Point | null | undefined {
  for (const { type, data } of events) {
    if (type === 'InstanceReset') return null;
    if (type === 'ResetUndone') return { id: aggregateId, version: data.restored_version };
    if (type === 'InstanceCreated')
      return data.forked_from ? { id: data.forked_from.instance_id, version: data.forked_from.version } : null;
  }
  return undefined;
}
