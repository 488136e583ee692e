import type { SocketPushes } from '@rehearsal/contracts/socket/pushes';
import type { WatchAnswer } from '@rehearsal/contracts/socket/watch';
import type { Socket } from 'socket.io-client';
import { useSyncExternalStore } from 'react';
import { freshSession, refreshSession } from '../api/session.js';

/**
 * One connection for all pages. A room is watched as long as someone watches it, and is joined again after every
 * reconnect; `onWatched` then tells the version that the server is at, since pushes in between are lost.
 */

export type Liveness = 'connecting' | 'live' | 'offline';

type OnWatched = (version: number | undefined) => void;

const rooms = new Map<string, Set<OnWatched>>();
const watchers = new Set<() => void>();
let liveness: Liveness = 'connecting';
let opening: Promise<Socket> | undefined;

const setLiveness = (next: Liveness): void => {
  liveness = next;
  for (const watcher of watchers) watcher();
};

const join = (socket: Socket, room: string): void => {
  socket.emit('watch', { room }, (ack: WatchAnswer) => {
    if (!ack.ok) return;
    for (const onWatched of rooms.get(room) ?? []) onWatched(ack.version);
  });
};

const RETRY_MS = 2000;

/** After a refusal or a cut by the server the library does not try again: the token is renewed first. */
const reopen = (socket: Socket): void => {
  setTimeout(() => {
    refreshSession().then(
      (session) => session !== null && socket.connect(),
      () => reopen(socket),
    );
  }, RETRY_MS);
};

const open = (): Promise<Socket> => {
  opening ??= import('socket.io-client').then(({ io }) => {
    const socket = io({
      auth: (give) => {
        freshSession().then(
          (session) => give({ token: session?.token ?? '' }),
          () => give({ token: '' }),
        );
      },
    });
    socket.on('connect', () => {
      setLiveness('live');
      for (const room of rooms.keys()) join(socket, room);
    });
    socket.on('connect_error', () => {
      setLiveness('offline');
      if (!socket.active) reopen(socket);
    });
    socket.on('disconnect', (reason) => {
      setLiveness('offline');
      if (reason === 'io server disconnect') reopen(socket);
    });
    return socket;
  });
  return opening;
};

/** Watches a room until the returned function is called. */
export const watch = (room: string, onWatched: OnWatched): (() => void) => {
  const present = rooms.get(room) ?? new Set<OnWatched>();
  present.add(onWatched);
  rooms.set(room, present);
  void open().then((socket) => {
    if (socket.connected && rooms.get(room)?.has(onWatched)) join(socket, room);
  });
  return () => {
    present.delete(onWatched);
    if (present.size > 0) return;
    rooms.delete(room);
    void open().then((socket) => socket.connected && !rooms.has(room) && socket.emit('unwatch', { room }));
  };
};

/** Hears an event of any watched room until the returned function is called. */
export const hear = <Name extends keyof SocketPushes>(
  event: Name,
  listener: (push: SocketPushes[Name]) => void,
): (() => void) => {
  let silent = false;
  // One listener of its own, so that taking it off never takes off another's.
  const heard = (push: unknown): void => {
    if (!silent) listener(push as SocketPushes[Name]);
  };
  void open().then((socket) => !silent && socket.on<string>(event, heard));
  return () => {
    silent = true;
    void open().then((socket) => socket.off<string>(event, heard));
  };
};

/** Ends the connection, at sign-out: another person gets another one. */
export const closeSocket = (): void => {
  void opening?.then((socket) => socket.disconnect());
  opening = undefined;
  setLiveness('connecting');
};

export const useLiveness = (): Liveness =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => liveness,
  );
