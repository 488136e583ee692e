/**
 * The back half of the floor of P2, a process of its own: takes commands, and for all that one fetch brought makes one
 * `insertMany` and one send with an event for each. No schemas, no auth, no journal, no audit.
 */
import mongoose from 'mongoose';
import { gathered, hear, openProducer } from './bus.js';

const [brokerList = '', mongoUrl = '', commands = '', events = '', partitions = '1'] = process.argv.slice(2);
const brokers = brokerList.split(',');
const connection = await mongoose.createConnection(mongoUrl, { dbName: 'bench_floor' }).asPromise();
const collection = connection.collection<{ _id: string; body: unknown }>('commands');
const producer = await openProducer(brokers);

const handle = gathered<Buffer>(async (values) => {
  const parsed = values.map((value) => JSON.parse(value.toString()) as { id: string });
  await collection.insertMany(parsed.map((body) => ({ _id: body.id, body })));
  const messages = parsed.map(({ id }) => ({ key: id, value: JSON.stringify({ id }) }));
  await producer.send({ topic: events, acks: -1, messages });
});
await hear(brokers, commands, Number(partitions), handle);
process.send?.('ready');
process.once('disconnect', () => process.exit());
