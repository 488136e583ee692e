import { Text } from '@mantine/core';
import { useNow } from './use-now.js';
import { agoOf } from './ago.js';

/** A moment as its distance from now; the moment itself in the tooltip. */
export const When = ({ at }: { readonly at: string }) => {
  const now = useNow();
  const moment = new Date(at);
  return (
    <Text component="time" size="sm" dateTime={at} title={moment.toLocaleString()} style={{ whiteSpace: 'nowrap' }}>
      {agoOf(moment.getTime(), now)}
    </Text>
  );
};
