import type { TopicPartitionOffset } from 'kafkajs';
import { untilItAnswers, type KafkaClient } from './client.js';

/** The offset that the next message will have in each partition of `topics`, which are named as the broker knows them. */
export async function endsOf(kafka: KafkaClient, topics: string[]): Promise<TopicPartitionOffset[]> {
  const admin = kafka.raw.admin();
  await untilItAnswers(kafka.log, () => admin.connect());
  let ends: TopicPartitionOffset[] = [];
  try {
    // A topic that was made a moment ago may have no leader yet.
    await untilItAnswers(kafka.log, async () => {
      const perTopic = await Promise.all(
        topics.map(async (topic) =>
          (await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => ({ topic, partition, offset: high })),
        ),
      );
      ends = perTopic.flat();
    });
    return ends;
  } finally {
    await admin.disconnect();
  }
}
