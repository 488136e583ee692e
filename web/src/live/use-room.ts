import { useEffect, useEffectEvent } from 'react';
import { hear, watch, type Pushes } from './socket.js';

/** Watches `room` while the component is shown. */
export const useRoom = (room: string, onWatched: (version: number | undefined) => void = () => undefined): void => {
  const watched = useEffectEvent(onWatched);
  useEffect(() => watch(room, (version) => watched(version)), [room]);
};

/** Hears `event` of the rooms that are watched. */
export const usePush = <Name extends keyof Pushes>(event: Name, listener: (push: Pushes[Name]) => void): void => {
  const heard = useEffectEvent(listener);
  useEffect(() => hear(event, (push) => heard(push)), [event]);
};
