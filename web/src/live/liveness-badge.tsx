import { Badge } from '@mantine/core';
import type { Liveness } from '@rehearsal/client/live/live';
import { useLiveness } from './socket.js';
import type { Watching } from './use-room.js';

/** What a badge says of a connection, and of the room that it should watch. */
const appearanceOf = (liveness: Liveness, watching: Watching): { color: string; words: string } => {
  if (typeof watching === 'object') return { color: 'red', words: `not live: ${watching.message}` };
  if (liveness === 'offline') return { color: 'red', words: 'not live, reconnecting…' };
  return liveness === 'live' && watching === 'watched'
    ? { color: 'teal', words: 'live' }
    : { color: 'gray', words: 'connecting…' };
};

/** Whether what is shown follows the server at this moment, and why it does not. */
export const LivenessBadge = ({ watching }: { readonly watching: Watching }) => {
  const { color, words } = appearanceOf(useLiveness(), watching);
  return (
    <Badge role="status" variant="dot" color={color} tt="none" fw={500} maw="100%" title={words}>
      {words}
    </Badge>
  );
};
