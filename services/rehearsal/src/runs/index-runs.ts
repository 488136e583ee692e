import type { RunJournal } from '../service.js';

/** What runs are looked up by: those without a verdict, lists of the newest first, and those that others are held against. */
export async function indexRuns({ snapshots }: Pick<RunJournal, 'snapshots'>): Promise<void> {
  await snapshots.createIndex({ verdict: 1, created_at: 1 }, { name: 'by_verdict' }, {});
  await snapshots.createIndex({ created_at: -1, _id: -1 }, { name: 'newest_first' }, {});
  await snapshots.createIndex({ pinned: 1, created_at: -1, _id: -1 }, { name: 'pinned_first' }, {});
}
