import type { RetentionRow } from '@rehearsal/contracts/http/system/settings';
import type { Removals } from '@rehearsal/platform/stores/removals';

interface Kept {
  SESSION_IDLE_HOURS: number;
  SESSION_RETENTION_DAYS: number;
  TEST_INSTANCE_TTL_SECONDS?: number | undefined;
}

const DAY_SECONDS = 86_400;

/** How long sessions and test users are kept, for those who ask. */
export const toldRetention = async (config: Kept, sessions: Pick<Removals, 'last'>): Promise<RetentionRow[]> => [
  {
    what: 'Live sessions that are closed',
    days: config.SESSION_RETENTION_DAYS,
    megabytes: null,
    note: `A session is closed after ${config.SESSION_IDLE_HOURS} hours without a word. What was frozen of it stays.`,
    set_by: ['SESSION_RETENTION_DAYS', 'SESSION_IDLE_HOURS'],
    last_removed: await sessions.last(),
  },
  {
    what: 'Test users about whom nobody said otherwise',
    days: config.TEST_INSTANCE_TTL_SECONDS === undefined ? null : config.TEST_INSTANCE_TTL_SECONDS / DAY_SECONDS,
    megabytes: null,
    note: 'Until somebody deletes them, or their scenario. Each may be given an end of its own.',
    set_by: ['TEST_INSTANCE_TTL_SECONDS'],
    last_removed: null,
  },
];
