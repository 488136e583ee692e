import { AssignerProtocol, type Admin, type IHeaders } from 'kafkajs';
import type { KafkaClient } from '../kafka/client.js';

/** Sends messages as they are, and looks at how far every group is, which are things that no service of ours does. */
export async function openRawKafka(kafka: KafkaClient) {
  const producer = kafka.raw.producer({ allowAutoTopicCreation: false });
  const admin = kafka.raw.admin();
  await Promise.all([producer.connect(), admin.connect()]);

  return {
    /** Bytes as anybody may send them, to a partition of their choice; answers where each is, in the order given. */
    send: async (
      topic: string,
      messages: readonly { partition: number; key: Buffer | null; value: Buffer | null; headers: IHeaders }[],
    ): Promise<{ partition: number; offset: string }[]> => {
      const sent = await producer.send({ topic: kafka.named(topic), messages: [...messages] });
      const next = new Map(sent.map(({ partition, baseOffset }) => [partition, BigInt(baseOffset ?? '0')]));
      return messages.map(({ partition }) => {
        const offset = next.get(partition) ?? 0n;
        next.set(partition, offset + 1n);
        return { partition, offset: String(offset) };
      });
    },
    /** In words, every partition in which a member of some group, but for those that may sleep, has not come to the end. */
    behind: async (maySleep: RegExp): Promise<string[]> => {
      const { groups } = await admin.listGroups();
      const awake = groups.filter(({ groupId }) => !maySleep.test(groupId));
      const found = await Promise.all(awake.map(({ groupId }) => behindOf(admin, groupId)));
      return found.flat();
    },
    close: async (): Promise<void> => {
      await Promise.all([producer.disconnect(), admin.disconnect()]);
    },
  };
}

async function behindOf(admin: Admin, group: string): Promise<string[]> {
  const { groups } = await admin.describeGroups([group]);
  const owned = groups
    .flatMap(({ members }) => members)
    .map(({ memberAssignment }) => AssignerProtocol.MemberAssignment.decode(memberAssignment)?.assignment ?? {});
  const names = [...new Set(owned.flatMap((one) => Object.keys(one)))];
  const committed = await admin.fetchOffsets({ groupId: group, topics: names });
  const perTopic = await Promise.all(
    committed.map(async ({ topic, partitions }) => {
      const ends = new Map((await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => [partition, high]));
      return partitions
        .filter(({ partition, offset }) => Number(offset) < Number(ends.get(partition) ?? 0))
        .map(({ partition, offset }) => `${group} in ${topic}/${partition}: ${offset} of ${ends.get(partition)}`);
    }),
  );
  return perTopic.flat();
}
