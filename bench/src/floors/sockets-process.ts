/** The floor of P5, a process of its own: a bare socket.io server that emits what it is given to everyone in its room. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { clock } from '../report/clock.js';

const ROOM = 'watchers';
const http = createServer();
const io = new Server(http, { serveClient: false });
io.on('connection', (socket) => void socket.join(ROOM));
process.on('message', ({ event, payload }: { event: string; payload: unknown }) => {
  const at = clock();
  io.to(ROOM).emit(event, payload);
  process.send?.({ at });
});
http.listen(0, '127.0.0.1', () => process.send?.({ port: (http.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit());
