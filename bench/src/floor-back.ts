/**
 * The back half of the floor of P2, a process of its own: takes commands, one `insertMany` a batch, one event back for
 * each. No schemas, no auth, no journal, no audit.
 */
import mongoose from 'mongoose';
import { hear, openProducer, singleFlight } from './floor-bus.js';

const [brokerList = '', mongoUrl = '', commands = '', events = ''] = process.argv.slice(2);
const brokers = brokerList.split(',');
const connection = await mongoose.createConnection(mongoUrl, { dbName: 'bench_floor' }).asPromise();
const collection = connection.collection<{ _id: string; body: unknown }>('commands');
const send = singleFlight(await openProducer(brokers), events);

await hear(brokers, commands, async (values) => {
  const parsed = values.map((value) => JSON.parse(value.toString()) as { id: string });
  await collection.insertMany(parsed.map((body) => ({ _id: body.id, body })));
  await Promise.all(parsed.map(({ id }) => send({ key: id, value: JSON.stringify({ id }) })));
});
process.send?.('ready');
