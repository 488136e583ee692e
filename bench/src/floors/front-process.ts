/**
 * The front half of the floors, a process of its own. `/echo` answers what it is sent (P1). `/command` puts the body on a
 * topic and answers when the event comes back (P2).
 */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { hear, openProducer, singleFlight } from './bus.js';

const [brokerList = '', commands = '', events = '', partitions = '1'] = process.argv.slice(2);
const brokers = brokerList.split(',');
const send = singleFlight(await openProducer(brokers), commands);
const waiting = new Map<string, () => void>();
await hear(brokers, events, Number(partitions), (values) => {
  for (const value of values) {
    const { id } = JSON.parse(value.toString()) as { id: string };
    waiting.get(id)?.();
    waiting.delete(id);
  }
});

const app = express();
app.use(express.json({ limit: '1mb' }));
app.post('/echo', (request, response) => {
  response.json(request.body);
});
app.post('/command', async (request, response) => {
  const id = randomUUID();
  const answered = new Promise<void>((resolve) => waiting.set(id, resolve));
  await send({ key: id, value: JSON.stringify({ id, body: request.body as unknown }) });
  await answered;
  response.status(201).json({ id });
});
const server = app.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit());
