import { Badge, Tooltip } from '@mantine/core';
import type { LiveInstance } from '../../live/instance-feed.js';

/** Whether the instance is what its template says: the digests are of the canonical forms, without ids and times. */
export const DigestBadge = ({ live: { view, digestVersion } }: { readonly live: LiveInstance }) => {
  if (view.origin_digest === null) return null;
  const isKnown = digestVersion === view.version;
  const isEqual = view.digest === view.origin_digest;
  const words = isKnown ? (isEqual ? 'equals template' : 'differs from template') : 'comparing…';
  return (
    <Tooltip
      label={`Digest ${view.digest.slice(0, 12)}…, template ${view.origin_digest.slice(0, 12)}…`}
      events={{ hover: true, focus: true, touch: true }}
    >
      <Badge role="status" variant="light" color={isKnown ? (isEqual ? 'green' : 'orange') : 'gray'} tt="none" fw={500}>
        {words}
      </Badge>
    </Tooltip>
  );
};
