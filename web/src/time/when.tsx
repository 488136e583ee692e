import { Text } from '@mantine/core';
import { useNow } from './use-now.js';
import { agoOf } from './ago.js';
import { exactly } from './exact.js';

interface Props {
  readonly at: string;
  readonly size?: 'sm' | 'xs';
}

/** A moment as its distance from now; the moment itself in the tooltip. */
export const When = ({ at, size = 'sm' }: Props) => {
  const now = useNow();
  return (
    <Text component="time" size={size} dateTime={at} title={exactly(at)} style={{ whiteSpace: 'nowrap' }}>
      {agoOf(Date.parse(at), now)}
    </Text>
  );
};
