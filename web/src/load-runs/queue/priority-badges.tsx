import { Badge, Group } from '@mantine/core';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';

type Queued = Pick<LoadRunView, 'priority' | 'concurrent' | 'workers'>;

/** How a run is treated in the queue, where that is not the usual way. */
export const PriorityBadges = ({ run: { priority, concurrent, workers } }: { readonly run: Queued }) => {
  const words = [
    ...(priority === 'normal' ? [] : [`${priority} priority`]),
    ...(concurrent ? ['beside others'] : []),
    ...(workers === undefined ? [] : [`${workers} parts`]),
  ];
  return words.length === 0 ? null : (
    <Group gap={4}>
      {words.map((word) => (
        <Badge key={word} variant="light" color="gray" tt="none" fw={500} size="sm">
          {word}
        </Badge>
      ))}
    </Group>
  );
};
