import { Badge } from '@mantine/core';
import type { DeadLetterRow } from '@rehearsal/contracts/messages/dead-letter';

const colors: Record<DeadLetterRow['state'], string> = { open: 'red', replayed: 'blue', dropped: 'gray' };

/** Whether anybody has settled a dead letter, and how. */
export const StateBadge = ({ state }: Pick<DeadLetterRow, 'state'>) => (
  <Badge variant="light" color={colors[state]} tt="none">
    {state}
  </Badge>
);
