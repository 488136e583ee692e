import { Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { Frame } from './data-table.js';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

/** A titled part of a page. */
export const Part = ({ title, children }: Props) => {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h5" mb="xs" id={id}>
        {title}
      </Title>
      <Frame>{children}</Frame>
    </section>
  );
};
