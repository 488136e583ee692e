import { Center, Loader, Text } from '@mantine/core';

/** Says that something is on its way; a screen reader hears what. */
export const Loading = ({ what = 'Loading' }: { readonly what?: string }) => (
  <Center role="status" py="xl" style={{ gap: '0.75rem' }}>
    <Loader size="sm" aria-hidden />
    <Text size="sm" c="dimmed">
      {what}…
    </Text>
  </Center>
);
