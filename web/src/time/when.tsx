import { Text } from '@mantine/core';
import { useNow } from './use-now.js';
import { agoOf } from './ago.js';

interface Props {
  readonly at: string;
  readonly size?: 'sm' | 'xs';
}

/** A moment as its distance from now; the moment itself in the tooltip. */
export const When = ({ at, size = 'sm' }: Props) => {
  const now = useNow();
  const moment = new Date(at);
  return (
    <Text component="time" size={size} dateTime={at} title={moment.toLocaleString()} style={{ whiteSpace: 'nowrap' }}>
      {agoOf(moment.getTime(), now)}
    </Text>
  );
};
