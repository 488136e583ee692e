import { Badge } from '@mantine/core';
import type { AuditEntry, AuditOutcome } from '@rehearsal/contracts/http/audit/audit';

const colors: Record<AuditOutcome, string> = { requested: 'gray', applied: 'green', refused: 'orange', denied: 'red' };

/** What came of it. */
export const OutcomeBadge = ({ outcome }: Pick<AuditEntry, 'outcome'>) => (
  <Badge variant="light" color={colors[outcome]} tt="none" miw="max-content">
    {outcome}
  </Badge>
);
