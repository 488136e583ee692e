import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { backingFromEnv, freshNamespace } from '@rehearsal/testing/service-under-test';
import { isOutage } from '../outage.js';
import { collectionOf, openMongo, type Collection } from './mongo.js';

let relay: Server;
let store: Connection;
/** Cuts each connection by which something is asked of `things`. */
let isCutting = false;
/** The store's side of each connection, with what was sent by it. */
const relayed = new Map<Socket, Buffer[]>();
/** The client's side. */
const opened: Socket[] = [];
const onOpened = (message: unknown) => void opened.push((message as { socket: Socket }).socket);
const relayPort = () => (relay.address() as AddressInfo).port;

beforeAll(async () => {
  const { hostname, port } = new URL(backingFromEnv().MONGO_URL);
  relay = createServer((client) => {
    const server = connect(Number(port), hostname);
    relayed.set(client, []);
    client.on('data', (chunk: Buffer) => {
      relayed.get(client)?.push(chunk);
      if (isCutting && chunk.includes('things')) client.destroy();
    });
    client.pipe(server).pipe(client);
    for (const socket of [client, server]) socket.on('error', () => socket.destroy());
    client.on('close', () => {
      relayed.delete(client);
      server.destroy();
    });
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  subscribe('net.client.socket', onOpened);
  store = await openMongo({
    url: `mongodb://127.0.0.1:${relayPort()}`,
    namespace: freshNamespace(),
    service: 'cut',
  });
});
afterAll(async () => {
  unsubscribe('net.client.socket', onOpened);
  await store.close();
  await new Promise((resolve) => relay.close(resolve));
});

it('a write in the moment in which its connection ends fails as an outage, or is made, and waits for nothing', async () => {
  const things = collectionOf<{ _id: string }>(store, 'things');
  await things.insertOne({ _id: 'first' });
  const [carrier] = [...relayed].find(([, sent]) => Buffer.concat(sent).includes('things')) ?? [];
  const client = opened.find(({ localPort }) => localPort === carrier?.remotePort);
  // The socket knows by then that it has ended, and has told nobody yet.
  const second = new Promise((resolve) =>
    client?.once('finish', () => {
      resolve(things.insertOne({ _id: 'second' }).then(() => 'made', isOutage));
    }),
  );
  carrier?.end();
  expect(['made', true]).toContain(await second);
  expect(await things.insertOne({ _id: 'third' })).toMatchObject({ insertedId: 'third' });
});

it.each<[string, (things: Collection<{ _id: string }>) => Promise<unknown>]>([
  ['a write', (things) => things.insertOne({ _id: 'one' })],
  ['many writes', (things) => things.insertMany([{ _id: 'two' }, { _id: 'three' }])],
  ['many writes of several kinds', (things) => things.bulkWrite([{ insertOne: { document: { _id: 'four' } } }])],
  ['a change', (things) => things.updateOne({ _id: 'five' }, { $set: {} }, { upsert: true })],
  ['a read', (things) => things.findOne({ _id: 'six' })],
  ['a read of many', (things) => things.find({}).toArray()],
])('%s whose connection is cut fails as an outage', async (_, ask) => {
  isCutting = true;
  const asked = ask(collectionOf<{ _id: string }>(store, 'things'));
  expect(await asked.then(() => 'made', isOutage).finally(() => (isCutting = false))).toBe(true);
});
