import { useEffect, useEffectEvent } from 'react';
import type { SocketPushes } from '@rehearsal/contracts/socket/pushes';
import { hear, watch } from './socket.js';

/** Watches `room` while the component is shown. */
export const useRoom = (room: string, onWatched: (version: number | undefined) => void = () => undefined): void => {
  const watched = useEffectEvent(onWatched);
  useEffect(() => watch(room, (version) => watched(version)), [room]);
};

/** Hears `event` of the rooms that are watched. */
export const usePush = <Name extends keyof SocketPushes>(
  event: Name,
  listener: (push: SocketPushes[Name]) => void,
): void => {
  const heard = useEffectEvent(listener);
  useEffect(() => hear(event, (push) => heard(push)), [event]);
};
