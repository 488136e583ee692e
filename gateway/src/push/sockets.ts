import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { PlatformError } from '@rehearsal/platform/errors';
import { asPlatformError, problemOf } from '@rehearsal/platform/http/problem';
import type { Log } from '@rehearsal/platform/log';
import type { AccessLog } from '../access/access-log.js';
import type { Authenticator } from '../access/authenticator.js';
import { ForbiddenError, UnauthenticatedError } from '../access/errors.js';
import { actorOf, mayDo, type Principal } from '../access/principal.js';
import type { Strangers } from '../access/strangers.js';
import { isKnownHost } from '../http/host.js';
import { parseParameters } from '../http/body/input.js';
import { isForeignOrigin } from '../http/origin.js';
import { WatchRequest, type WatchAnswer } from '@rehearsal/contracts/socket/watch';
import { roomOf, type Room } from './rooms.js';
import type { OpenSocket, SocketServer } from './socket-server.js';

const MOST_ROOMS = 100;
const MESSAGE_BYTES = 16 * 1024;
/** With what the authenticator remembers, a revocation on another gateway ends a socket within five seconds. */
const CHECK_EVERY_MS = 1500;
/** The longest a timer can run. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export interface SocketsOptions {
  authenticator: Authenticator;
  strangers: Strangers;
  accessLog: AccessLog;
  publicUrl: string;
  hostNames: readonly string[];
  log: Log;
  /** The version that a watcher starts from; throws when there is no such thing. */
  versionOf: (room: Room) => Promise<number | undefined>;
}

export interface Sockets {
  io: SocketServer;
  attach(server: HttpServer): void;
  /** Looks at every socket's token again, now. */
  recheck(): void;
  close(): Promise<void>;
}

type Acknowledge = (answer: WatchAnswer) => void;

/**
 * Live views. Recovery is off: it would let a client back in without asking who it is. So each push has a version, and a
 * client that sees a gap fetches. A socket lives no longer than its token.
 */
export function openSockets({
  authenticator,
  strangers,
  accessLog,
  publicUrl,
  hostNames,
  log,
  versionOf,
}: SocketsOptions): Sockets {
  const io: SocketServer = new Server({
    serveClient: false,
    maxHttpBufferSize: MESSAGE_BYTES,
    allowRequest: ({ headers: { origin, host } }, decide) =>
      decide(null, isKnownHost(host, hostNames) && !isForeignOrigin(origin, host, publicUrl)),
  });

  io.use((socket, next) => {
    const { token } = socket.handshake.auth as { token?: unknown };
    identify(typeof token === 'string' ? token : '', socket.handshake.address).then(
      (principal) => {
        socket.data = { token: String(token), principal };
        next();
      },
      (error: unknown) => {
        const known = asPlatformError(error);
        next(Object.assign(new Error(known.message), { data: problemOf(known) }));
      },
    );
  });

  io.on('connection', (socket) => {
    const lifetime = setTimeout(
      () => socket.disconnect(true),
      Math.min(socket.data.principal.expiresAt - Date.now(), LONGEST_TIMER_MS),
    );
    socket.on('disconnect', () => clearTimeout(lifetime));
    socket.on('watch', (...given) => {
      void reply(given, async (request) => {
        const room = roomOf(parseParameters(WatchRequest, request).room);
        permit(socket, room);
        if (socket.rooms.size > MOST_ROOMS)
          throw new PlatformError('TOO_MANY_ROOMS', 429, `A socket watches at most ${MOST_ROOMS} rooms.`);
        // In the room first, so that nothing falls between the version that is told and the first push.
        await socket.join(room.name);
        try {
          const version = await versionOf(room);
          return version === undefined ? {} : { version };
        } catch (error) {
          await socket.leave(room.name);
          throw error;
        }
      });
    });
    socket.on('unwatch', (...given) => {
      void reply(given, async (request) => {
        await socket.leave(parseParameters(WatchRequest, request).room);
        return {};
      });
    });
  });

  async function identify(token: string, address: string): Promise<Principal> {
    if (token !== '') return strangers.identify(authenticator, token, address);
    await strangers.count(address);
    throw new UnauthenticatedError('Connect with auth: {token}.');
  }

  function permit(socket: OpenSocket, { name, permission }: Room): void {
    const { principal } = socket.data;
    if (mayDo(principal, permission)) return;
    const error = new ForbiddenError(permission, principal.role);
    const data = { method: 'WATCH', path: name, status: error.status, code: error.code, permission };
    accessLog.write(actorOf(principal, socket.handshake.address), { type: 'AccessDenied', data });
    throw error;
  }

  /** A client that sends nothing but a callback is answered too: the callback comes last, whatever comes before it. */
  async function reply(given: unknown[], work: (request: unknown) => Promise<{ version?: number }>): Promise<void> {
    const last = given.at(-1);
    const isAsked = typeof last === 'function';
    const answer: Acknowledge = isAsked ? (last as Acknowledge) : () => {};
    const request = isAsked && given.length === 1 ? undefined : given[0];
    try {
      answer({ ok: true, ...(await work(request)) });
    } catch (error) {
      const known = asPlatformError(error);
      if (known.status >= 500) log.error({ err: error }, 'a socket could not be answered');
      answer({ ok: false, problem: problemOf(known) });
    }
  }

  const recheck = () => {
    for (const socket of io.sockets.sockets.values()) {
      const { token, principal } = socket.data;
      authenticator.identify(token).then(
        // What it watches was allowed to another role: it comes back with the new one.
        ({ role }) => role !== principal.role && socket.disconnect(true),
        (error: unknown) => {
          // When the database is away nothing is known: the socket stays, until its token ends.
          if (error instanceof UnauthenticatedError) socket.disconnect(true);
        },
      );
    }
  };
  // Bare: a round only starts look-ups, and one that hangs must not keep the next from seeing who was sent away.
  const rounds = setInterval(recheck, CHECK_EVERY_MS);

  return {
    io,
    attach: (server) => void io.attach(server),
    recheck,
    close: () => {
      clearInterval(rounds);
      io.disconnectSockets(true);
      io.engine.close();
      return Promise.resolve();
    },
  };
}
