import { Kafka, logLevel, type Admin, type KafkaConfig } from 'kafkajs';
import { topics, type Topic, type TopicName } from '@rehearsal/contracts/topics/topics';
import type { Log } from '../log.js';
import { neverWakeForNothing } from './wake-for-nothing.js';

/** Everything of kafkajs stays inside this folder: it is unmaintained, and its measured rules are kept here. */
export interface KafkaClient {
  readonly raw: Kafka;
  readonly log: Log;
  /** Of every consumer: how long the broker waits for one that says nothing before others get its partitions. */
  readonly sessionMs: number;
  /** The name a topic or group has on this cluster, with the namespace. */
  readonly named: (name: string) => string;
}

/** The least that a broker on its defaults takes for a session. */
const ANY_BROKER_ALLOWS_SECONDS = 6;

export function createKafka(options: {
  brokers: string[];
  namespace: string;
  clientId: string;
  log: Log;
  sessionSeconds?: number;
}): KafkaClient {
  neverWakeForNothing();
  const log = options.log.child({ part: 'kafka' });
  const config: KafkaConfig = {
    clientId: options.clientId,
    brokers: options.brokers,
    connectionTimeout: 3000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2000, retries: 8 },
    logLevel: logLevel.INFO,
    logCreator: () => (entry) => {
      const { message, ...detail } = entry.log;
      // A rebalance is everyday life, yet kafkajs calls it an error.
      const everyday = /rebalanc|REBALANCE|not aware of this member|coordinator/i.test(
        `${message} ${String(detail.error ?? '')}`,
      );
      const level =
        entry.level === logLevel.ERROR
          ? everyday
            ? 'info'
            : 'warn'
          : entry.level === logLevel.WARN
            ? 'info'
            : 'debug';
      log[level]({ kafkajs: entry.namespace, error: detail.error as unknown }, message);
    },
  };
  const prefix = options.namespace === '' ? '' : `${options.namespace}.`;
  const sessionMs = 1000 * (options.sessionSeconds ?? ANY_BROKER_ALLOWS_SECONDS);
  return { raw: new Kafka(config), log, sessionMs, named: (name) => prefix + name };
}

/**
 * Creates what is missing of the contracts' table, and answers once every partition has a leader: several services may
 * create the same topics at once, and one that only finds them there may be too early for them.
 */
export async function ensureTopics(kafka: KafkaClient, names: readonly TopicName[]): Promise<void> {
  const wanted = [...new Set(names)].map((name): Wanted => ({ ...topics[name], topic: kafka.named(name) }));
  const admin = kafka.raw.admin();
  await untilItAnswers(kafka.log, () => admin.connect());
  try {
    const existing = new Set(await admin.listTopics());
    const missing = wanted.filter(({ topic }) => !existing.has(topic));
    if (missing.length > 0) await createTopics(admin, missing);
    await untilItAnswers(kafka.log, async () => {
      const found = await admin.fetchTopicMetadata({ topics: wanted.map(({ topic }) => topic) });
      const leaderless = found.topics.filter(
        ({ partitions }) => partitions.length === 0 || partitions.some(({ leader }) => leader < 0),
      );
      if (leaderless.length > 0) throw new Error(`no leader yet for ${leaderless.map(({ name }) => name).join(', ')}`);
    });
  } finally {
    await admin.disconnect();
  }
}

interface Wanted extends Pick<Topic, 'partitions' | 'retentionDays' | 'maxBytes'> {
  topic: string;
}

async function createTopics(admin: Admin, missing: Wanted[]): Promise<void> {
  try {
    await admin.createTopics({
      // kafkajs gives up on a topic that the broker does not know yet; the caller waits for it with patience.
      waitForLeaders: false,
      topics: missing.map(({ topic, partitions, retentionDays, maxBytes }) => ({
        topic,
        numPartitions: partitions,
        configEntries: [
          { name: 'retention.ms', value: String(retentionDays * 86_400_000) },
          { name: 'max.message.bytes', value: String(maxBytes) },
        ],
      })),
    });
  } catch (error) {
    // Two services may create the same topic at once: the second finds it there.
    if (!/already exists/i.test(String(error))) throw error;
  }
}

/** The boot loop: the broker may still be on its way. */
export async function untilItAnswers(log: Log, connect: () => Promise<void>, attempts = 30): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await connect();
      return;
    } catch (error) {
      if (attempt === attempts) throw error;
      log.warn({ attempt, error: String(error) }, 'Kafka does not answer yet');
      await new Promise((resolve) => setTimeout(resolve, Math.min(200 * 2 ** attempt, 3000)));
    }
  }
}
