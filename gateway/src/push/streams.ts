import type { Redis } from 'ioredis';
import { tokenChannel, turnChannel } from '@rehearsal/contracts/instance/channels';
import { progressChannel, type LoadRunProgress } from '@rehearsal/contracts/load/load-run';
import type { TokenPush, TurnWaitsPush } from '@rehearsal/contracts/socket/pushes';
import type { Log } from '@rehearsal/platform/log';
import { instanceRoom, loadRunRoom } from '@rehearsal/contracts/socket/rooms';
import type { SocketServer } from './socket-server.js';

/**
 * What is worth seeing and not worth keeping: a reply's tokens as they come, what a turn waits for, and the seconds of a
 * running load test. It comes over Redis pub/sub and may be lost; what must not be lost is an event.
 */
export function followStreams(redis: Redis, io: SocketServer, log: Log): void {
  const streams = [
    {
      prefix: tokenChannel(''),
      room: instanceRoom,
      push: (id: string, sent: unknown) =>
        io.to(instanceRoom(id)).emit('token', { instance_id: id, ...(sent as Omit<TokenPush, 'instance_id'>) }),
    },
    {
      prefix: turnChannel(''),
      room: instanceRoom,
      push: (id: string, sent: unknown) =>
        io
          .to(instanceRoom(id))
          .emit('turn-waits', { instance_id: id, ...(sent as Omit<TurnWaitsPush, 'instance_id'>) }),
    },
    {
      prefix: progressChannel(''),
      room: loadRunRoom,
      push: (id: string, sent: unknown) =>
        io.to(loadRunRoom(id)).emit('load-run-progress', { id, progress: sent as LoadRunProgress }),
    },
  ];
  redis.on('pmessage', (_pattern, channel, text) => {
    const stream = streams.find(({ prefix }) => channel.startsWith(prefix));
    if (!stream) return;
    const id = channel.slice(stream.prefix.length);
    if (!io.sockets.adapter.rooms.has(stream.room(id))) return;
    try {
      stream.push(id, JSON.parse(text));
    } catch (error) {
      log.warn({ channel, error: String(error) }, 'a streamed message could not be read');
    }
  });
  redis.on('error', (error) =>
    log.warn({ error: String(error) }, 'Redis does not answer; live tokens and progress pause'),
  );
  // The client waits for Redis for as long as it takes, and subscribes again after a cut.
  redis
    .psubscribe(...streams.map(({ prefix }) => `${prefix}*`))
    .catch((error: unknown) => log.warn({ err: error }, 'no live streams'));
}
