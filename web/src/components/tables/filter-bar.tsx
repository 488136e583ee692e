import { Group } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  /** Where a page has more than one. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** What a list is narrowed by, above it. */
export const FilterBar = ({ label, children }: Props) => (
  <Group role="search" aria-label={label} mb="md" gap="sm" align="end">
    {children}
  </Group>
);
