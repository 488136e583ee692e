import { Paper, Table, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

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
      <Paper withBorder radius="md" style={{ overflow: 'hidden' }}>
        {children}
      </Paper>
    </section>
  );
};

/** A table that can be scrolled sideways where it is wider than the screen. */
export const PartTable = ({ title, children }: Props) => (
  <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
    <Table aria-label={title} verticalSpacing={6} horizontalSpacing="md">
      {children}
    </Table>
  </Table.ScrollContainer>
);
