import { Kafka, logLevel, Partitioners, type Message, type Producer } from 'kafkajs';

const kafka = (brokers: string[]) => new Kafka({ brokers, logLevel: logLevel.NOTHING });

/** Bare kafkajs with the settings that were measured fastest: one send at a time, offsets not committed at all. */
export async function openProducer(brokers: string[]): Promise<Producer> {
  const producer = kafka(brokers).producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
  });
  await producer.connect();
  return producer;
}

/**
 * Hears everything on a topic from now on, batch by batch; resolves once it is part of its group. The partitions of one
 * fetch are handed over side by side, since one after the other each would cost an insert and a send of its own.
 */
export async function hear(
  brokers: string[],
  topic: string,
  partitions: number,
  onBatch: (values: Buffer[]) => Promise<void> | void,
): Promise<() => Promise<void>> {
  const consumer = kafka(brokers).consumer({ groupId: `${topic}-${process.pid}`, maxWaitTimeInMs: 150 });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const joined = new Promise<void>((resolve) => {
    consumer.on(consumer.events.GROUP_JOIN, () => resolve());
  });
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: true,
    partitionsConsumedConcurrently: partitions,
    eachBatch: async ({ batch }) => onBatch(batch.messages.map(({ value }) => value ?? Buffer.alloc(0))),
  });
  await joined;
  return () => consumer.disconnect();
}

export async function createTopics(brokers: string[], topics: string[], partitions: number): Promise<void> {
  const admin = kafka(brokers).admin();
  await admin.connect();
  await admin.createTopics({
    waitForLeaders: true,
    topics: topics.map((topic) => ({ topic, numPartitions: partitions })),
  });
  await admin.disconnect();
}

/** One send for each message that arrives alone; what arrives while a send is under way goes into the next, together. */
export function singleFlight(producer: Producer, topic: string): (message: Message) => Promise<void> {
  const send = gathered<Message>(async (messages) => {
    await producer.send({ topic, acks: -1, messages });
  });
  return (message) => send([message]);
}

/** Gives `work` all that came while it was busy, or in the same turn of the event loop, as one. */
export function gathered<T>(work: (all: T[]) => Promise<void>): (some: T[]) => Promise<void> {
  let waiting: T[] = [];
  let busy = Promise.resolve();
  let next: Promise<void> | undefined;
  return (some) => {
    waiting.push(...some);
    next ??= busy
      .catch(() => undefined)
      .then(() => new Promise<void>((resolve) => setImmediate(resolve)))
      .then(() => {
        const all = waiting;
        waiting = [];
        next = undefined;
        busy = work(all);
        return busy;
      });
    return next;
  };
}
