import { Badge } from '@mantine/core';
import type { LoadRunState } from '@rehearsal/contracts/load/load-run';

const colors: Record<LoadRunState, string> = {
  queued: 'gray',
  preparing: 'blue',
  running: 'blue',
  cancelling: 'orange',
  passed: 'green',
  failed: 'red',
  invalid: 'orange',
  error: 'red',
  cancelled: 'gray',
  timed_out: 'red',
};

export const RunStateBadge = ({ state }: { readonly state: LoadRunState }) => (
  <Badge variant="light" color={colors[state]} tt="none" fw={600} miw="max-content">
    {state.replace('_', ' ')}
  </Badge>
);
