import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { instanceRoom } from '@rehearsal/contracts/socket/rooms';
import type { Log } from '@rehearsal/platform/log';
import type { SocketServer } from './socket-server.js';

/** Who comes and goes within this is told of at once: a page that is loaded anew is no news. */
const SETTLE_MS = 100;
const TELL_EVERY_MS = 2_000;
/** A gateway that was silent for so long has died, or is not heard. */
const FORGET_AFTER_MS = 3 * TELL_EVERY_MS;
/** More are not told of: nobody reads so many names. */
const MOST = 50;
const PREFIX = instanceRoom('');

const Told = z.object({
  gateway: z.string(),
  /** Ids of people and tokens by the instance that they watch. */
  watched: z.record(z.string(), z.array(z.string())),
  /** Whether it is all that the gateway has. */
  isAll: z.boolean(),
});
type Told = z.infer<typeof Told>;

export interface Presence {
  /** Ids of the people and tokens that watch an instance, each once, as far as this gateway has heard. */
  watchersOf(instanceId: string): string[];
  close(): void;
}

interface PresenceOptions {
  io: SocketServer;
  /** Subscribes, and waits for Redis as long as it takes. */
  hearing: Redis;
  telling: Redis;
  channel: string;
  log: Log;
}

/**
 * Who watches an instance, at whichever gateway. Each gateway tells the others over Redis pub/sub whom it has, at every
 * change and again from time to time. It is worth seeing and not worth keeping: without Redis each tells of its own.
 */
export function openPresence({ io, hearing, telling, channel, log }: PresenceOptions): Presence {
  const self = randomUUID();
  /** Here: who each socket is, by instance. */
  const here = new Map<string, Map<string, string>>();
  const elsewhere = new Map<string, { heardAt: number; watched: Map<string, readonly string[]> }>();
  /** What each room was told last. */
  const known = new Map<string, string>();
  const changed = new Set<string>();
  let settling: NodeJS.Timeout | undefined;

  const ofHere = (id: string): string[] => [...new Set(here.get(id)?.values())];
  const watchersOf = (id: string): string[] => {
    const others = [...elsewhere.values()].flatMap(({ watched }) => watched.get(id) ?? []);
    return [...new Set([...ofHere(id), ...others])].sort().slice(0, MOST);
  };
  const show = (id: string) => {
    if (!here.has(id)) {
      known.delete(id);
      return;
    }
    const watchers = watchersOf(id);
    if (known.get(id) === watchers.join()) return;
    known.set(id, watchers.join());
    io.to(instanceRoom(id)).emit('watchers', { instance_id: id, watchers });
  };
  const tell = (ids: Iterable<string>, isAll: boolean) => {
    const watched = Object.fromEntries([...ids].map((id) => [id, ofHere(id)]));
    const told: Told = { gateway: self, watched, isAll };
    // Told again soon; how Redis is, others say.
    telling.publish(channel, JSON.stringify(told)).catch(() => undefined);
  };
  const settle = () => {
    settling = undefined;
    tell(changed, false);
    for (const id of changed) show(id);
    changed.clear();
  };
  const note = (id: string) => {
    changed.add(id);
    settling ??= setTimeout(settle, SETTLE_MS);
  };

  const rooms = io.of('/').adapter;
  rooms.on('join-room', (room: string, socketId: string) => {
    const socket = io.of('/').sockets.get(socketId);
    if (!room.startsWith(PREFIX) || socket === undefined) return;
    const id = room.slice(PREFIX.length);
    const { principal } = socket.data;
    here.set(id, (here.get(id) ?? new Map<string, string>()).set(socketId, principal.id));
    // Whoever comes learns who is there, which is no news to the others if it is somebody whom they see.
    socket.emit('watchers', { instance_id: id, watchers: watchersOf(id) });
    note(id);
  });
  rooms.on('leave-room', (room: string, socketId: string) => {
    const id = room.slice(PREFIX.length);
    const sockets = room.startsWith(PREFIX) ? here.get(id) : undefined;
    if (sockets?.delete(socketId) !== true) return;
    if (sockets.size === 0) here.delete(id);
    note(id);
  });

  const hear = ({ gateway, watched, isAll }: Told) => {
    if (gateway === self) return;
    const before = elsewhere.get(gateway)?.watched ?? new Map<string, readonly string[]>();
    const after = new Map([...(isAll ? [] : before), ...Object.entries(watched)]);
    for (const [id, watchers] of after) if (watchers.length === 0) after.delete(id);
    elsewhere.set(gateway, { heardAt: performance.now(), watched: after });
    for (const id of new Set([...before.keys(), ...after.keys()])) show(id);
  };
  const onMessage = (from: string, text: string) => {
    if (from !== channel) return;
    try {
      hear(Told.parse(JSON.parse(text)));
    } catch (error) {
      log.warn({ channel, error: String(error) }, 'what another gateway told of its watchers could not be read');
    }
  };
  hearing.on('message', onMessage);
  hearing.subscribe(channel).catch((error: unknown) => log.warn({ err: error }, 'no watchers of other gateways'));

  const rounds = setInterval(() => {
    if (here.size > 0) tell(here.keys(), true);
    const silentSince = performance.now() - FORGET_AFTER_MS;
    for (const [gateway, { heardAt, watched }] of elsewhere) {
      if (heardAt > silentSince) continue;
      elsewhere.delete(gateway);
      for (const id of watched.keys()) show(id);
    }
  }, TELL_EVERY_MS);

  return {
    watchersOf,
    close: () => {
      clearTimeout(settling);
      clearInterval(rounds);
      rooms.removeAllListeners('join-room').removeAllListeners('leave-room');
      here.clear();
      tell([], true);
    },
  };
}
