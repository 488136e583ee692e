import type { RetentionRow } from '@rehearsal/contracts/http/system/settings';
import type { Removals } from '@rehearsal/platform/stores/removals';

interface Kept {
  EVIDENCE_KEPT_DAYS: number;
  EVIDENCE_KEPT_MEGABYTES: number;
}

/** How long evidence is kept, for those who ask. */
export const toldRetention = async (
  { EVIDENCE_KEPT_DAYS, EVIDENCE_KEPT_MEGABYTES }: Kept,
  removals: Pick<Removals, 'last'>,
): Promise<RetentionRow[]> => [
  {
    what: 'Files of load runs that have ended',
    days: EVIDENCE_KEPT_DAYS,
    megabytes: EVIDENCE_KEPT_MEGABYTES,
    note: 'The verdict and the metrics of each stay, and so do the files of a baseline.',
    set_by: ['EVIDENCE_KEPT_DAYS', 'EVIDENCE_KEPT_MEGABYTES'],
    last_removed: await removals.last(),
  },
];
