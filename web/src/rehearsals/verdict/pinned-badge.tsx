import { Badge } from '@mantine/core';

/** Beside a run that later ones are held against. */
export const PinnedBadge = () => (
  <Badge variant="outline" color="gray" tt="none" fw={600} miw="max-content" title="Later runs are held against it">
    pinned
  </Badge>
);
