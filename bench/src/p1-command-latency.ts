import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { request } from 'undici';
import { startChild } from './child.js';
import { atMost, type Figure, type Round } from './figure.js';
import { createTopics, hear, openProducer } from './floor-bus.js';
import { sampleTemplate } from './sample-template.js';
import type { Stage } from './stage.js';
import { quantile, timeEach } from './statistics.js';

const GOAL_P50 = 1.6;
const GOAL_P99 = 3;

/**
 * P1, command to outcome for one client: POST with `Prefer: wait` to 201. Floor, one after the other: an Express echo in
 * another process, bare kafkajs produce and consume twice, one `insertOne`.
 */
export async function commandLatency(
  stage: Stage,
  { rounds, perRound }: { rounds: number; perRound: number },
): Promise<Figure[]> {
  const floor = await openFloor(stage);
  const { id } = await stage.post('/test-scenarios', { name: `P1 ${randomUUID()}`, template: sampleTemplate });
  const command = () => stage.post(`/test-scenarios/${String(id)}/instances`, { label: 'p1' });
  await timeEach(50, command);
  await timeEach(50, floor.once);

  const p50: Round[] = [];
  const p99: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const floorTimes = await timeEach(perRound, floor.once);
    const times = await timeEach(perRound, command);
    p50.push({ measured: quantile(times, 0.5), floor: quantile(floorTimes, 0.5) });
    p99.push({ measured: quantile(times, 0.99), floor: quantile(floorTimes, 0.99) });
  }
  await floor.close();
  return [
    atMost('P1', 'command to outcome, p50', 'ms', p50, GOAL_P50),
    atMost('P1', 'command to outcome, p99', 'ms', p99, GOAL_P99),
  ];
}

async function openFloor({ brokers, mongoUrl }: Stage) {
  const name = `floor-p1-${process.pid}`;
  const topics = [`${name}-a`, `${name}-b`, `${name}-c`];
  await createTopics(brokers, topics, 1);
  const front = await startChild<{ port: number }>('floor-front.js', [brokers.join(','), `${name}-c`, `${name}-c`]);
  const connection = await mongoose.createConnection(mongoUrl, { dbName: 'bench_floor' }).asPromise();
  const collection = connection.collection<{ _id: string; body: unknown }>('p1');
  const producer = await openProducer(brokers);
  let arrived = () => {};
  const stops = await Promise.all(topics.slice(0, 2).map((topic) => hear(brokers, topic, () => arrived())));
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
