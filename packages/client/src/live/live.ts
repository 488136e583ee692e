import type { SocketPushes } from '@rehearsal/contracts/socket/pushes';
import type { WatchAnswer } from '@rehearsal/contracts/socket/watch';
import type { Socket } from 'socket.io-client';
import type { ApiError } from '../api-error.js';
import type { TokenSource } from '../exchange.js';
import { problemOf } from '../problem-of.js';
import { roomsOf } from './rooms-of.js';

export type Liveness = 'connecting' | 'live' | 'offline';

export interface Watcher {
  /**
   * In the room: at the start, and again after every loss, for pushes in between are lost. `version` is that of the one
   * thing that is watched; a list has none. Who knows an older version reads it anew.
   */
  watched?: (version: number | undefined) => void;
  /** Nobody will be let in: there is no such thing, or it is not for this token. */
  refused?: (error: ApiError) => void;
  /** Not let in yet, though it may pass: it is tried again by itself. */
  delayed?: (error: ApiError) => void;
  /** What is pushed, by the event's name. */
  on?: { [Event in keyof SocketPushes]?: (push: SocketPushes[Event]) => void };
}

/** One connection for everything that is watched; it opens with the first watcher and mends itself. */
export interface Live {
  /** Watches a room, such as `instance:<id>`, `load-run:<id>`, `scenarios` or `load-runs`, until the function is called. */
  watch(room: string, watcher: Watcher): () => void;
  liveness(): Liveness;
  /** Tells of every change of `liveness` until the function is called. */
  onLiveness(listener: () => void): () => void;
  close(): void;
}

const ACKNOWLEDGED_WITHIN_MS = 10_000;
const AGAIN_AFTER_MS = 2_000;

export function openLive({ url, token }: { url: string; token: TokenSource }): Live {
  const rooms = new Map<string, Set<Watcher>>();
  const listeners = new Set<() => void>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let liveness: Liveness = 'connecting';
  let opening: Promise<Socket | undefined> | undefined;
  let closed = false;
  /** The token that was shown last; not known while its source has no answer. */
  let shown: string | null = null;
  let isKnown = true;
  let turnedAway: string | undefined;

  const turn = (next: Liveness) => {
    if (next === liveness) return;
    liveness = next;
    for (const listener of listeners) listener();
  };
  const later = (work: () => void) => {
    if (closed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, AGAIN_AFTER_MS);
    timers.add(timer);
  };
  const refuse = (room: string, error: ApiError) => {
    for (const watcher of rooms.get(room) ?? []) watcher.refused?.(error);
  };

  const hear = <Event extends keyof SocketPushes>(event: Event, push: SocketPushes[Event]) => {
    for (const room of roomsOf[event](push)) for (const watcher of rooms.get(room) ?? []) watcher.on?.[event]?.(push);
  };

  const join = (socket: Socket, room: string): void => {
    socket.timeout(ACKNOWLEDGED_WITHIN_MS).emit('watch', { room }, (silent: Error | null, answer: WatchAnswer) => {
      if (!socket.connected || !rooms.has(room)) return;
      if (!silent && answer.ok) {
        for (const watcher of rooms.get(room) ?? []) watcher.watched?.(answer.version);
        return;
      }
      const error = silent || answer.ok ? undefined : problemOf(answer.problem.status, answer.problem);
      if (error && !error.retriable) refuse(room, error);
      else {
        if (error) for (const watcher of rooms.get(room) ?? []) watcher.delayed?.(error);
        later(() => socket.connected && rooms.has(room) && join(socket, room));
      }
    });
  };

  /** The server let nobody in. A token that ended is renewed once; whatever else it was may pass. */
  const turnedDown = (socket: Socket, error: ApiError): void => {
    if (error.status !== 401 || !isKnown) {
      later(() => socket.connect());
      return;
    }
    if (shown === null || shown === turnedAway) for (const room of rooms.keys()) refuse(room, error);
    else {
      turnedAway = shown;
      socket.connect();
    }
  };

  const present = async (give: (auth: { token: string }) => void): Promise<void> => {
    isKnown = true;
    try {
      shown = await token(turnedAway);
    } catch {
      isKnown = false;
    }
    give({ token: (isKnown && shown) || '' });
  };

  const open = async (): Promise<Socket | undefined> => {
    // Not before anybody watches: pages and commands that do not need it never load it.
    const { io } = await import('socket.io-client');
    if (closed) return undefined;
    const socket = io(url === '' ? undefined : url, {
      auth: (give) => {
        void present(give);
      },
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      forceNew: true,
    });
    socket.on('connect', () => {
      turnedAway = undefined;
      turn('live');
      for (const room of rooms.keys()) join(socket, room);
    });
    socket.on('connect_error', (error: Error & { data?: { status?: number } }) => {
      turn('offline');
      // While it is active the library tries again by itself.
      if (!socket.active) turnedDown(socket, problemOf(error.data?.status ?? 503, error.data));
    });
    socket.on('disconnect', (reason) => {
      turn('offline');
      if (reason === 'io server disconnect') later(() => socket.connect());
    });
    for (const event of Object.keys(roomsOf) as (keyof SocketPushes)[])
      socket.on<string>(event, (push: unknown) => hear(event, push as never));
    return socket;
  };
  const opened = (use: (socket: Socket) => void): void => {
    opening ??= open();
    opening.then(
      (socket) => socket?.connected && use(socket),
      () => {
        // The code of the connection itself did not come; the next try may bring it.
        opening = undefined;
        turn('offline');
        later(() => rooms.size > 0 && opened(use));
      },
    );
  };

  return {
    watch(room, watcher) {
      const present = rooms.get(room) ?? new Set();
      rooms.set(room, present.add(watcher));
      opened((socket) => present.has(watcher) && join(socket, room));
      return () => {
        present.delete(watcher);
        if (present.size > 0 || rooms.get(room) !== present) return;
        rooms.delete(room);
        opened((socket) => !rooms.has(room) && socket.emit('unwatch', { room }));
      };
    },
    liveness: () => liveness,
    onLiveness: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      rooms.clear();
      void opening?.then((socket) => socket?.disconnect());
      turn('offline');
    },
  };
}
