import { Badge } from '@mantine/core';
import type { Look } from './looks.js';

/** A verdict in its word, with its sign before it. */
export const LookBadge = ({ look: { color, sign, words } }: { readonly look: Look }) => (
  <Badge
    variant="light"
    color={color}
    tt="none"
    fw={600}
    miw="max-content"
    leftSection={<span aria-hidden>{sign}</span>}
  >
    {words}
  </Badge>
);
