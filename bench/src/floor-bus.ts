import { Kafka, logLevel, Partitioners, type Message, type Producer } from 'kafkajs';

/** Bare kafkajs with the settings that were measured fastest: one send at a time, offsets not committed at all. */
export async function openProducer(brokers: string[]): Promise<Producer> {
  const producer = new Kafka({ brokers, logLevel: logLevel.NOTHING }).producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
  });
  await producer.connect();
  return producer;
}

/** Hears everything on a topic from now on, batch by batch; resolves once it is part of its group. */
export async function hear(
  brokers: string[],
  topic: string,
  onBatch: (values: Buffer[]) => Promise<void> | void,
): Promise<() => Promise<void>> {
  const consumer = new Kafka({ brokers, logLevel: logLevel.NOTHING }).consumer({
    groupId: `${topic}-${process.pid}`,
    maxWaitTimeInMs: 150,
  });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const joined = new Promise<void>((resolve) => {
    consumer.on(consumer.events.GROUP_JOIN, () => resolve());
  });
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: true,
    eachBatch: async ({ batch }) => onBatch(batch.messages.map(({ value }) => value ?? Buffer.alloc(0))),
  });
  await joined;
  return () => consumer.disconnect();
}

export async function createTopics(brokers: string[], topics: string[], partitions: number): Promise<void> {
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  await admin.createTopics({
    waitForLeaders: true,
    topics: topics.map((topic) => ({ topic, numPartitions: partitions })),
  });
  await admin.disconnect();
}

/** The single-flight loop by hand: what arrives while a send is under way goes into the next. */
export function singleFlight(producer: Producer, topic: string): (message: Message) => Promise<void> {
  let waiting: { message: Message; done: () => void; failed: (error: unknown) => void }[] = [];
  let sending = false;
  const drain = async () => {
    sending = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await producer.send({ topic, acks: -1, messages: batch.map(({ message }) => message) });
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    sending = false;
  };
  return (message) =>
    new Promise((done, failed) => {
      waiting.push({ message, done, failed });
      if (!sending) void drain();
    });
}
