import { Badge } from '@mantine/core';
import { useLiveness } from '../live/socket.js';

const told = {
  connecting: { color: 'gray', words: 'connecting…' },
  live: { color: 'teal', words: 'live' },
  offline: { color: 'red', words: 'not live, reconnecting…' },
} as const;

/** Whether what is shown follows the server at this moment. */
export const LivenessBadge = () => {
  const { color, words } = told[useLiveness()];
  return (
    <Badge role="status" variant="dot" color={color} tt="none" fw={500}>
      {words}
    </Badge>
  );
};
