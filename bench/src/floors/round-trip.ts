import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { request } from 'undici';
import { sampleTemplate } from '../samples/templates.js';
import type { Stage } from '../stage/stage.js';
import { createTopics, hear, openProducer } from './bus.js';
import { startChild } from './child.js';

interface RoundTrip {
  once: () => Promise<void>;
  close: () => Promise<void>;
}

/**
 * The floor of P1, one after the other: an Express echo in another process, bare kafkajs produce and consume, one
 * `insertOne`, produce and consume again. All of it carries what a command carries.
 */
export async function openRoundTrip({ brokers, mongoUrl }: Stage): Promise<RoundTrip> {
  const name = `floor-p1-${randomUUID()}`;
  const topics = [`${name}-a`, `${name}-b`, `${name}-c`];
  await createTopics(brokers, topics, 1);
  const front = await startChild<{ port: number }>('front-process.js', [brokers.join(','), `${name}-c`, `${name}-c`]);
  const connection = await mongoose.createConnection(mongoUrl, { dbName: 'bench_floor' }).asPromise();
  const collection = connection.collection<{ _id: string; body: unknown }>('p1');
  const producer = await openProducer(brokers);
  let arrived = () => {};
  const stops = await Promise.all(topics.slice(0, 2).map((topic) => hear(brokers, topic, 1, () => arrived())));
  const body = JSON.stringify({ label: 'p1', template: sampleTemplate });

  const hop = async (topic: string) => {
    const heard = new Promise<void>((resolve) => (arrived = resolve));
    await producer.send({ topic, acks: -1, messages: [{ key: 'k', value: body }] });
    await heard;
  };
  return {
    once: async () => {
      const answer = await request(`http://127.0.0.1:${front.first.port}/echo`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      await answer.body.text();
      await hop(topics[0] ?? '');
      await collection.insertOne({ _id: randomUUID(), body: sampleTemplate });
      await hop(topics[1] ?? '');
    },
    close: async () => {
      await Promise.all(stops.map((stop) => stop()));
      await producer.disconnect();
      await connection.close();
      await front.stop();
    },
  };
}
