import type { AuditVerification } from '@rehearsal/contracts/http/audit/audit';

/** What is said of checkpoints where no key signs any. */
export const NO_CHECKPOINTS: Omit<AuditVerification['checkpoints'], 'ok'> = {
  enabled: false,
  in_database: 0,
  in_file: null,
  in_copy: null,
  pinned: 0,
  detail:
    'No checkpoint key is configured: that the end of a chain was removed, or all of it rewritten, could not be seen.',
};
