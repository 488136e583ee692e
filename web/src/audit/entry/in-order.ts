import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';

/** Commands ask for what events tell of. */
const rankOf = ({ kind }: AuditEntry): number => (kind === 'command' ? 0 : 1);

/** As it happened: by the clocks of those who wrote it; within a millisecond commands first, and each chain by its numbers. */
export const inOrder = (entries: readonly AuditEntry[]): AuditEntry[] =>
  entries.toSorted(
    (a, b) =>
      Date.parse(a.at) - Date.parse(b.at) ||
      rankOf(a) - rankOf(b) ||
      (a.chain === b.chain ? a.n - b.n : a.chain < b.chain ? -1 : 1),
  );
