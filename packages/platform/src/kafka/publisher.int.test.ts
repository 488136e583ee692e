import { afterEach, describe, expect, it } from '@jest/globals';
import type { Kafka, ProducerConfig } from 'kafkajs';
import { backingFromEnv, freshNamespace } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { createLog } from '../log.js';
import { openBrokerProxy } from '../testing/broker-proxy.js';
import { readTopic } from '../testing/read-topic.js';
import { createKafka, ensureTopics, type KafkaClient } from './client.js';
import { openPublisher } from './publisher.js';

const topic = 'instance.events.v1';
const broker = backingFromEnv().KAFKA_BROKERS;
const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

describe('the publisher', () => {
  it('keeps the order of each key, whoever publishes at the same time', async () => {
    const { publisher, found } = await aPublisher();
    await Promise.all(ids(500).map((id) => publisher.publish(topic, [aMessage(id)])));
    expect(perKey(await found())).toEqual(perKey(ids(500)));
  });

  it('has one send under way at most, and gathers into the next what came meanwhile', async () => {
    const sends = { underWay: 0, most: 0, count: 0 };
    const { publisher, found } = await aPublisher({ wrap: (kafka) => countingSends(kafka, sends) });
    await Promise.all(ids(1000).map((id) => publisher.publish(topic, [aMessage(id)])));
    expect((await found()).length).toBe(1000);
    expect(sends.most).toBe(1);
    expect(sends.count).toBeLessThan(100);
  });

  it('loses nothing and keeps the order when connections are cut behind the broker; repeats are all that may happen', async () => {
    const { publisher, proxy, found } = await aPublisher({ deadlineMs: 60_000 });
    let answers = 0;
    proxy.cutReplies(() => ++answers % 5 === 0);
    for (let round = 0; round < 20; round++) {
      await Promise.all(ids(20, round * 20).map((id) => publisher.publish(topic, [aMessage(id)])));
    }
    expect(proxy.cuts()).toBeGreaterThan(3);
    expect(perKey([...new Set(await found())])).toEqual(perKey(ids(400)));
  });

  it('says that the outcome is unknown while the broker hangs, is unwell then, and recovers', async () => {
    const { publisher, proxy } = await aPublisher({ deadlineMs: 500 });
    const arrives = (id: string) => () => publisher.publish(topic, [aMessage(id)]).then(() => true);
    await waitFor('a first message to arrive in time', arrives('0'));
    proxy.hold();
    await expect(publisher.publish(topic, [aMessage('1')])).rejects.toMatchObject({ code: 'UNAVAILABLE', status: 503 });
    await expect(publisher.publish(topic, [aMessage('2')])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(publisher.healthy()).toBe(false);
    proxy.flow();
    await waitFor('the publisher to be well', () => publisher.healthy());
    await waitFor('another message to arrive in time', arrives('3'));
  });

  it('takes nothing more in while too much waits for a broker that hangs, and again once that has gone', async () => {
    const { publisher, proxy, found } = await aPublisher({ highWaterBytes: 10_000 });
    await publisher.publish(topic, [aMessage('0')]);
    proxy.hold();
    const large = (id: string) => publisher.publish(topic, [{ ...aMessage(id), value: id.padEnd(6000) }]);
    const taken = large('1');
    await expect(large('2')).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('Too much'),
    });
    proxy.flow();
    await taken;
    await large('3');
    expect(perKey((await found()).map((value) => value.trim()))).toEqual(perKey(['0', '1', '3']));
  });

  it('takes what alone is more than may wait, where nothing waits', async () => {
    const { publisher, found } = await aPublisher({ highWaterBytes: 1000 });
    await publisher.publish(topic, [{ ...aMessage('0'), value: 'x'.repeat(6000) }]);
    expect(await found()).toHaveLength(1);
  });

  it('finds out by itself that the broker is back', async () => {
    const { publisher, proxy } = await aPublisher({ deadlineMs: 300 });
    proxy.cutReplies(() => true);
    await expect(publisher.publish(topic, [aMessage('1')])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await waitFor('the publisher to be unwell', () => !publisher.healthy());
    proxy.cutReplies(() => false);
    await waitFor('the publisher to be well', () => publisher.healthy());
  });

  it('takes nothing more once it is closed', async () => {
    const { publisher } = await aPublisher();
    await publisher.close();
    await expect(publisher.publish(topic, [aMessage('1')])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

interface PublisherOptions {
  deadlineMs?: number;
  highWaterBytes?: number;
  wrap?: (kafka: KafkaClient) => KafkaClient;
}

/** A publisher behind a proxy; what arrived is read without it. */
async function aPublisher({ wrap = (kafka) => kafka, ...options }: PublisherOptions = {}) {
  const namespace = freshNamespace();
  const clientAt = (address: string) =>
    createKafka({ brokers: [address], namespace, clientId: 'test', log: createLog('test', 'silent') });
  const proxy = await openBrokerProxy(broker);
  const direct = clientAt(broker);
  await ensureTopics(direct, [topic]);
  const publisher = await openPublisher(wrap(clientAt(proxy.address)), { deadlineMs: 10_000, ...options });
  opened.push(proxy, publisher);
  const found = async () => (await readTopic(direct, topic)).map(({ value }) => String(value));
  return { publisher, proxy, found };
}

function countingSends(kafka: KafkaClient, sends: { underWay: number; most: number; count: number }): KafkaClient {
  const producer = (config?: ProducerConfig) => {
    const inner = kafka.raw.producer(config);
    const sendBatch: typeof inner.sendBatch = async (batch) => {
      sends.count += 1;
      sends.underWay += 1;
      sends.most = Math.max(sends.most, sends.underWay);
      return inner.sendBatch(batch).finally(() => (sends.underWay -= 1));
    };
    return { ...inner, sendBatch };
  };
  return { ...kafka, raw: { producer } as unknown as Kafka };
}

const KEYS = 5;
const ids = (count: number, from = 0): string[] => Array.from({ length: count }, (_, index) => String(from + index));
const keyOf = (id: string): string => String(Number(id) % KEYS);
const aMessage = (id: string) => ({ key: keyOf(id), value: id, headers: { ce_id: id } });
const perKey = (found: string[]): string[][] => ids(KEYS).map((key) => found.filter((id) => keyOf(id) === key));
