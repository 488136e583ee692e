import type { ApiError } from '@rehearsal/client/api-error';
import type { Watcher } from '@rehearsal/client/live/live';
import { useEffect, useEffectEvent, useState } from 'react';
import { liveConnection } from './socket.js';

/** Whether the room is watched: not yet, it is, or why nobody is let in. */
export type Watching = 'joining' | 'watched' | ApiError;

/** Watches `room` while the component is shown. */
export const useRoom = (room: string, watcher: Pick<Watcher, 'watched' | 'on'>): Watching => {
  const [watching, setWatching] = useState<Watching>('joining');
  const latest = useEffectEvent(() => watcher);
  useEffect(
    () =>
      liveConnection().watch(room, {
        watched: (version) => {
          setWatching('watched');
          latest().watched?.(version);
        },
        refused: setWatching,
        delayed: setWatching,
        get on() {
          return latest().on ?? {};
        },
      }),
    [room],
  );
  return watching;
};
