import { createRequire } from 'node:module';
import type { Socket } from 'node:net';

interface Connection {
  closed: boolean;
  socket: Socket;
}
type ConnectionClass = new () => { cleanup(error: Error): void };

/**
 * Who writes to MongoDB waits for its socket to drain, and the driver (7.9 and before) lets it hear of nothing else but an
 * error. A socket that was closed without one never drains: what is written in the moment between its end and the event
 * that tells of it, and what is still being written when a silent server's time is up, would wait for ever. So a
 * connection that closes wakes whoever waits, who then finds the reason in it.
 */
export function wakeWritersOfClosed(): void {
  const ofMongoose = createRequire(createRequire(import.meta.url).resolve('mongoose'));
  const { Connection } = ofMongoose('mongodb/lib/cmap/connection') as { Connection: ConnectionClass };
  const close = Reflect.get(Connection.prototype, 'cleanup') as (this: Connection, error: Error) => void;
  if (close.name === closeAndWake.name) return;
  Object.defineProperty(Connection.prototype, 'cleanup', { value: closeAndWake });

  function closeAndWake(this: Connection, error: Error): void {
    const wasOpen = !this.closed;
    close.call(this, error);
    if (wasOpen) this.socket.emit('drain');
  }
}
