import type { RetentionRow } from '@rehearsal/contracts/http/system/settings';
import { KEPT_DAYS } from './kept.js';

/** How long what callers of the API had stored is kept, for those who ask. */
export const toldRetention = (): Promise<RetentionRow[]> =>
  Promise.resolve([
    {
      what: 'Responses and conversations stored by callers of the coach’s API',
      days: KEPT_DAYS,
      megabytes: null,
      note: 'In Redis, which lets go of them by itself.',
      set_by: [],
      last_removed: null,
    },
  ]);
