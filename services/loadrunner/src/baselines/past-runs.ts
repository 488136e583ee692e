import type { Verdict } from '@rehearsal/contracts/load/load-run';
import { stateOf, type Snapshot } from '@rehearsal/platform/journal/journal';
import type { LoadRunRecord } from '../load-run.js';
import type { LoadRunJournal } from '../service.js';
import { likenessKey } from './like.js';

/** As far back as is looked for runs of the same kind. */
const LOOKED_AT = 1000;

/** Runs of a test that ended with one of these verdicts, the newest first. */
export async function finishedRuns(
  { snapshots }: LoadRunJournal,
  test: string,
  verdicts: readonly Verdict[],
): Promise<LoadRunRecord[]> {
  const found = (await snapshots
    .find({ name: test, verdict: { $in: verdicts } })
    .sort({ created_at: -1 })
    .limit(LOOKED_AT)
    .toArray()) as Snapshot<LoadRunRecord>[];
  return found.map(stateOf);
}

/** Runs like this one that passed and began before it, the newest first. */
export async function passedBefore(journal: LoadRunJournal, run: LoadRunRecord): Promise<LoadRunRecord[]> {
  const passed = await finishedRuns(journal, run.name, ['passed']);
  const key = likenessKey(run);
  return passed.filter((other) => other.created_at < run.created_at && likenessKey(other) === key);
}
