import { Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly children?: ReactNode;
}

/** Nothing is here, and what to do about it. */
export const Empty = ({ title, children }: Props) => (
  <Paper withBorder p="xl" radius="md">
    <Stack align="center" gap="xs">
      <Text fw={600}>{title}</Text>
      {children !== undefined && (
        <Text component="div" size="sm" c="dimmed" ta="center">
          {children}
        </Text>
      )}
    </Stack>
  </Paper>
);
