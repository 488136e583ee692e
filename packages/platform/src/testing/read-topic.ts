import type { KafkaClient } from '../kafka/client.js';
import { consume, type Incoming } from '../kafka/consumer.js';
import { endsOf } from '../kafka/topic-ends.js';

let reads = 0;

/** Everything that a topic holds, in the order of each partition, repeats included. */
export const readTopic = (kafka: KafkaClient, topic: string): Promise<Incoming[]> =>
  readTopicAs(kafka, topic, (message) => message);

/** The same, of which but what `pick` takes is kept: a topic may hold more than a process has memory for. */
export async function readTopicAs<T>(kafka: KafkaClient, topic: string, pick: (message: Incoming) => T): Promise<T[]> {
  const ends = await endsOf(kafka, [kafka.named(topic)]);
  const total = ends.reduce((sum, { offset }) => sum + Number(offset), 0);
  const found: T[] = [];
  if (total === 0) return found;
  let whole = () => {};
  const complete = new Promise<void>((resolve) => (whole = resolve));
  const subscription = await consume(kafka, {
    group: `reader-${++reads}`,
    topics: [topic],
    onBatch: ({ messages }) => {
      found.push(...messages.map(pick));
      if (found.length >= total) whole();
      return Promise.resolve();
    },
    onDead: () => whole(),
  });
  await complete;
  await subscription.close();
  return found;
}
