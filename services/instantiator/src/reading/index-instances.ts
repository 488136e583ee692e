import type { InstanceJournal } from '../instance-journal.js';

const NEWEST_FIRST = { created_at: -1, _id: -1 } as const;

/** What instances are looked up by: lists of all, of a kind, a scenario or an owner, and those whose time has come. */
export async function indexInstances({ snapshots }: Pick<InstanceJournal, 'snapshots'>): Promise<void> {
  await snapshots.createIndex(NEWEST_FIRST, { name: 'newest_first' }, {});
  await snapshots.createIndex({ kind: 1, ...NEWEST_FIRST }, { name: 'of_kind' }, {});
  await snapshots.createIndex({ scenario_id: 1, ...NEWEST_FIRST }, { name: 'of_scenario' }, {});
  await snapshots.createIndex({ scenario_id: 1, updated_at: -1 }, { name: 'last_used' }, {});
  await snapshots.createIndex({ expires_at: 1 }, { name: 'by_expiry' }, {});
  await snapshots.createIndex({ owner_id: 1 }, { name: 'of_owner' }, {});
  await snapshots.createIndex({ kind: 1, updated_at: 1 }, { name: 'by_last_change' }, {});
}
