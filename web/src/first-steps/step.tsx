import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface StepProps {
  readonly title: string;
  readonly about: string;
  /** What takes it. */
  readonly children: ReactNode;
}

/** One of the first things to do here, and why. */
export const Step = ({ title, about, children }: StepProps) => (
  <article className="first-step" aria-label={title}>
    <Text fw={600} size="sm">
      {title}
    </Text>
    <Text size="sm" c="dimmed" mb="xs" style={{ overflowWrap: 'anywhere' }}>
      {about}
    </Text>
    {children}
  </article>
);
