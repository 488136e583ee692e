import type { Redis } from 'ioredis';
import type { Server } from 'socket.io';
import { tokenChannel, turnChannel } from '@rehearsal/contracts/instance/channels';
import { progressChannel } from '@rehearsal/contracts/load/load-run';
import type { Log } from '@rehearsal/platform/log';
import { instanceRoom, loadRunRoom } from '@rehearsal/contracts/socket/rooms';

/**
 * What is worth seeing and not worth keeping: a reply's tokens as they come, what a turn waits for, and the seconds of a
 * running load test. It comes over Redis pub/sub and may be lost; what must not be lost is an event.
 */
export function followStreams(redis: Redis, io: Server, log: Log): void {
  const streams = [
    {
      prefix: tokenChannel(''),
      room: instanceRoom,
      event: 'token',
      present: (id: string, data: object) => ({ instance_id: id, ...data }),
    },
    {
      prefix: turnChannel(''),
      room: instanceRoom,
      event: 'turn-waits',
      present: (id: string, data: object) => ({ instance_id: id, ...data }),
    },
    {
      prefix: progressChannel(''),
      room: loadRunRoom,
      event: 'load-run-progress',
      present: (id: string, progress: object) => ({ id, progress }),
    },
  ];
  redis.on('pmessage', (_pattern, channel, text) => {
    const stream = streams.find(({ prefix }) => channel.startsWith(prefix));
    if (!stream) return;
    const id = channel.slice(stream.prefix.length);
    const room = stream.room(id);
    if (!io.sockets.adapter.rooms.has(room)) return;
    try {
      io.to(room).emit(stream.event, stream.present(id, JSON.parse(text) as object));
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
