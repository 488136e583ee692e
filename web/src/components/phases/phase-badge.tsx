import { Badge } from '@mantine/core';
import { wordsOf } from './phase-words.js';

export const PhaseBadge = ({ phase }: { readonly phase: string }) => (
  <Badge variant="light" color="gray" tt="none" fw={500} miw="max-content">
    {wordsOf(phase)}
  </Badge>
);
