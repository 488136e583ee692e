import type { Snapshot } from '@rehearsal/platform/journal/journal';
import type { RehearsalRunRecord } from '../runs/rehearsal-run.js';
import type { ListedRun, RunJournal } from '../service.js';

const MOST = 200;

/** The runs that have no verdict yet, oldest first, with their trials. */
export async function unfinishedRuns(journal: RunJournal): Promise<RehearsalRunRecord[]> {
  const listed = (await journal.snapshots
    .find({ verdict: null } as never, { projection: { _id: 1 } })
    .sort({ created_at: 1 })
    .limit(MOST)
    .toArray()) as Pick<Snapshot<ListedRun>, '_id'>[];
  const loaded = await Promise.all(listed.map(({ _id }) => journal.load(_id)));
  return loaded.flatMap(({ state }) => (state?.verdict === null ? [state] : []));
}
