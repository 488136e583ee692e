import { Group, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { Frame } from '../components/tables/data-table.js';

interface Props {
  readonly title: string;
  /** What can be done with it, or where more of it is. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a page. */
export const Part = ({ title, beside, children }: Props) => {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Group justify="space-between" gap="xs" mb="xs">
        <Title order={2} size="h5" id={id}>
          {title}
        </Title>
        {beside}
      </Group>
      <Frame>{children}</Frame>
    </section>
  );
};
