/** The floor of P6, a process of its own: an Express route that streams the same tokens as the coach did, and no more. */
import type { AddressInfo } from 'node:net';
import express from 'express';

const app = express();
let frames: unknown[] = [];
app.use(express.json({ limit: '1mb' }));
app.post('/v1/chat/completions', (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  for (const frame of frames) response.write(`data: ${JSON.stringify(frame)}\n\n`);
  response.end('data: [DONE]\n\n');
});
process.on('message', (given: unknown[]) => {
  frames = given;
  process.send?.('known');
});
const server = app.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit());
