import { io, type Socket } from 'socket.io-client';
import { clock } from '../report/clock.js';

const AT_ONCE = 50;
const WITHIN_MS = 30_000;

interface Watchers {
  /** Resolves with the payload, and the time at which the last socket had it, once all of them have it. */
  served<Payload>(event: string): Promise<{ payload: Payload; at: number }>;
  close(): void;
}

/** Many sockets of bare socket.io-client, as both sides of P5 have them: what a client costs is then the same for both. */
export async function openWatchers(
  url: string,
  count: number,
  auth: object,
  join?: { event: string; data: object },
): Promise<Watchers> {
  const sockets: Socket[] = [];
  const open = async () => {
    const socket = io(url, { auth, transports: ['websocket'], forceNew: true, reconnection: false });
    sockets.push(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    if (!join) return;
    const { ok } = (await socket.emitWithAck(join.event, join.data)) as { ok: boolean };
    if (!ok) throw new Error(`a socket was not let in: ${JSON.stringify(join)}`);
  };
  for (let opened = 0; opened < count; opened += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - opened) }, open));

  return {
    served: <Payload>(event: string) =>
      new Promise<{ payload: Payload; at: number }>((resolve, reject) => {
        let missing = sockets.length;
        const late = setTimeout(() => reject(new Error(`${missing} sockets waited in vain for ${event}`)), WITHIN_MS);
        for (const socket of sockets)
          socket.once(event, (payload: Payload) => {
            missing -= 1;
            if (missing > 0) return;
            clearTimeout(late);
            resolve({ payload, at: clock() });
          });
      }),
    close: () => {
      for (const socket of sockets) socket.disconnect();
    },
  };
}
