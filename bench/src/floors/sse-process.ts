/**
 * The floor of P6, a process of its own: an Express route that streams the same tokens as the coach did, and no more. Below
 * /counted it counts each request first in Redis, as whoever limits several processes together must.
 */
import type { AddressInfo } from 'node:net';
import express, { type Response } from 'express';
import { Redis } from 'ioredis';

const [redisUrl = ''] = process.argv.slice(2);
const PATH = '/v1/chat/completions';
const redis = new Redis(redisUrl);
const app = express();
let frames: unknown[] = [];
const stream = (response: Response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  for (const frame of frames) response.write(`data: ${JSON.stringify(frame)}\n\n`);
  response.end('data: [DONE]\n\n');
};
app.use(express.json({ limit: '1mb' }));
app.post(PATH, (_request, response) => stream(response));
app.post(`/counted${PATH}`, async (_request, response) => {
  await redis.incr('floor-p6');
  stream(response);
});
process.on('message', (given: unknown[]) => {
  frames = given;
  process.send?.('known');
});
const server = app.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit());
