import type { RetentionRow } from '@rehearsal/contracts/http/system/settings';
import type { Removals } from '@rehearsal/platform/stores/removals';
import { KEPT_DAYS } from './dead-letters/dead-letters.js';

/** How long the book-keeper keeps what it writes down, for those who ask. */
export const toldRetention = async (deadLetters: Pick<Removals, 'last'>): Promise<RetentionRow[]> => [
  {
    what: 'Entries of the audit log, and its checkpoints',
    days: null,
    megabytes: null,
    note: 'They are chained by hashes: one that was removed would be missed.',
    set_by: [],
    last_removed: null,
  },
  {
    what: 'Dead letters',
    days: KEPT_DAYS,
    megabytes: null,
    note: 'Whether they were replayed, dropped, or are still open.',
    set_by: [],
    last_removed: await deadLetters.last(),
  },
];
