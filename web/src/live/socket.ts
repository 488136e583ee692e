import { openLive, type Live, type Liveness } from '@rehearsal/client/live/live';
import { useSyncExternalStore } from 'react';
import { accessToken, onSession } from '../api/session.js';

let live: Live | undefined;

/** The one connection of all pages, as the person who is signed in. */
export const liveConnection = (): Live => (live ??= openLive({ url: '', token: accessToken }));

// Whoever signs in next gets another one.
onSession((session) => {
  if (session !== null) return;
  live?.close();
  live = undefined;
});

export const useLiveness = (): Liveness =>
  useSyncExternalStore(
    (listener) => liveConnection().onLiveness(listener),
    () => liveConnection().liveness(),
  );
