import { Group, Text } from '@mantine/core';

export const Brand = () => (
  <Group gap="xs" wrap="nowrap">
    <img src="/favicon.svg" alt="" width={26} height={26} />
    <Text fw={700} size="lg" className="brand-name">
      Rehearsal
    </Text>
  </Group>
);
