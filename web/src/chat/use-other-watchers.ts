import { instanceRoom } from '@rehearsal/contracts/socket/rooms';
import { useMemo, useState } from 'react';
import { useMe } from '../api/auth.js';
import { useLiveness } from '../live/socket.js';
import { useRoom } from '../live/use-room.js';

/** Who else watches an instance, by their ids. Asked for with the page, since it is told to whoever comes. */
export const useOtherWatchers = (instanceId: string): readonly string[] => {
  const { user } = useMe();
  const isLive = useLiveness() === 'live';
  const [watchers, setWatchers] = useState<readonly string[]>([]);
  useRoom(instanceRoom(instanceId), { on: { watchers: (push) => setWatchers(push.watchers) } });
  // Without a connection nobody knows who is there.
  return useMemo(() => (isLive ? watchers.filter((id) => id !== user.id) : []), [isLive, watchers, user.id]);
};
