import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Verdict } from '@rehearsal/contracts/load/load-run';
import type { Log } from '@rehearsal/platform/log';
import { every } from '@rehearsal/platform/every';
import type { Removals } from '@rehearsal/platform/stores/removals';
import { ifAbsent } from '@rehearsal/platform/stores/if-absent';
import type { LoadRunJournal } from '../../service.js';
import { expired, type KeptRun, type Retention } from './retention.js';

const CLEAR_EVERY_MS = 10 * 60_000;
const AT_ONCE = 500;

export interface ClearedEvidence {
  journal: LoadRunJournal;
  resultsFolder: string;
  /** Runs that others are compared with: theirs stays, whatever its age. */
  pinned: () => Promise<ReadonlySet<string>>;
}

/** Clears at once and then now and then; several services that do it at the same time do no harm. */
export function evidenceClearing(
  { log, removals, ...where }: ClearedEvidence & { log: Log; removals: Pick<Removals, 'note'> },
  retention: Retention,
): { end: () => Promise<void> } {
  const clear = async () => {
    const gone = await clearEvidence(where, retention);
    if (gone.length > 0) log.info({ runs: gone }, 'evidence that is past its bounds was removed');
    await removals.note(gone.length);
  };
  const first = clear().catch((error: unknown) => log.warn({ err: error }, 'evidence could not be cleared'));
  const timer = every(CLEAR_EVERY_MS, clear, log);
  return {
    end: async () => {
      await timer.end();
      await first;
    },
  };
}

/**
 * Removes evidence that is past its bounds. A folder is only looked at when the journal knows its run and says that it
 * has ended: what runs, and what is not ours, stays.
 */
async function clearEvidence(
  { journal, resultsFolder, pinned }: ClearedEvidence,
  retention: Retention,
): Promise<string[]> {
  const kept = await pinned();
  const folders = (await readdir(resultsFolder).catch(ifAbsent<string[]>([]))).filter((folder) => !kept.has(folder));
  const runs: KeptRun[] = [];
  for (let from = 0; from < folders.length; from += AT_ONCE) {
    const wanted = { _id: { $in: folders.slice(from, from + AT_ONCE) }, state: { $in: Verdict.options } };
    const finished = (await journal.snapshots.find(wanted, { projection: { _id: 1, finished_at: 1 } }).toArray()) as {
      _id: string;
      finished_at: string | null;
    }[];
    for (const { _id: id, finished_at } of finished)
      runs.push({ id, finishedAt: Date.parse(finished_at ?? ''), bytes: await bytesIn(join(resultsFolder, id)) });
  }
  const gone = expired(runs, Date.now(), retention);
  for (const id of gone) await rm(join(resultsFolder, id), { recursive: true, force: true });
  return gone;
}

async function bytesIn(folder: string): Promise<number> {
  // A distributed run has folders of its parts in its own.
  const files = await readdir(folder, { recursive: true }).catch(ifAbsent<string[]>([]));
  // Another service that shares the folder may have been first.
  const gone = { size: 0 };
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(folder, file)).catch(ifAbsent(gone))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
