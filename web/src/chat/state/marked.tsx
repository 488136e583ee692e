import { Box, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  readonly isChanged: boolean;
  readonly children: ReactNode;
}

/** A part of the state, with a mark if the last event changed it. */
export const Marked = ({ isChanged, children }: Props) => (
  <Box className="marked" data-changed={isChanged || undefined}>
    {isChanged && <VisuallyHidden>Changed: </VisuallyHidden>}
    {children}
  </Box>
);
