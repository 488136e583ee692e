import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { backingFromEnv, freshNamespace } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { createLog } from '../log.js';
import { openBrokerProxy } from '../testing/broker-proxy.js';
import { createKafka, ensureTopics, type KafkaClient } from './client.js';
import { consume, type ConsumeOptions, type Subscription } from './consumer.js';
import { openPublisher, type Publisher } from './publisher.js';

const topic = 'instance.events.v1';
let namespace: string;
let kafka: KafkaClient;
let publisher: Publisher;
const open: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  const { KAFKA_BROKERS } = backingFromEnv();
  namespace = freshNamespace();
  kafka = createKafka({
    brokers: KAFKA_BROKERS.split(','),
    namespace,
    clientId: 'test',
    log: createLog('test', 'silent'),
  });
  await ensureTopics(kafka, [topic]);
  publisher = await openPublisher(kafka, { deadlineMs: 10_000 });
  open.push(publisher);
});
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

describe('a consumer', () => {
  it('goes on after a restart where it was, and loses nothing that came meanwhile', async () => {
    const first = await aConsumer();
    await publish(0, 100);
    await first.hears(100);
    await first.subscription.close();
    await publish(100, 150);
    const second = await aConsumer();
    await second.hears(50);
    expect(sorted(second.heard)).toEqual(ids(100, 150));
  });

  it('is given the same batch again until it is handled, is unwell meanwhile, and keeps the order', async () => {
    const attempts: string[] = [];
    let broken = true;
    const consumer = await aConsumer({
      onBatch: (values) => {
        attempts.push(...values);
        return broken ? Promise.reject(new Error('the database is away')) : Promise.resolve();
      },
    });
    await publishWithOneKey(0, 3);
    await waitFor('a second attempt', () => attempts.filter((value) => value === '0').length >= 2);
    expect(consumer.subscription.healthy()).toBe(false);
    broken = false;
    await publishWithOneKey(3, 6);
    await consumer.hears(6);
    expect(consumer.heard).toEqual(ids(0, 6));
    await waitFor('the consumer to be well', () => consumer.subscription.healthy());
  });

  it('lets the rest of a fetch go on while as much as it may hold at once is tried again', async () => {
    const heavy = { key: 'same', value: 'x'.repeat(1024 * 1024), headers: {} };
    // All of it is there before anybody reads, so that one fetch brings it.
    await publisher.publish(topic, Array<typeof heavy>(8).fill(heavy));
    await publish(0, 60);
    let broken = true;
    const consumer = await aConsumer({
      onBatch: (values) =>
        broken && values.includes(heavy.value) ? Promise.reject(new Error('the database is away')) : Promise.resolve(),
    });
    await consumer.hears(20);
    await waitFor('the consumer to be unwell', () => !consumer.subscription.healthy());
    expect(consumer.heard).not.toContain(heavy.value);
    broken = false;
    await consumer.hears(68);
    expect(sorted(consumer.heard.filter((value) => value !== heavy.value))).toEqual(ids(0, 60));
  });

  it('that follows from now sees nothing old, and everything new', async () => {
    await publish(0, 50);
    const consumer = await aConsumer({ fromNow: true });
    await publish(50, 80);
    await consumer.hears(30);
    expect(sorted(consumer.heard)).toEqual(ids(50, 80));
  });

  it('that hears on demand passes over what came before somebody listened, and misses nothing after that', async () => {
    const consumer = await aConsumer({ fromNow: true, onDemand: true });
    await publish(0, 50);
    const stop = await consumer.subscription.listen();
    await publish(50, 80);
    await consumer.hears(30);
    expect(sorted(consumer.heard)).toEqual(ids(50, 80));
    stop();
  });

  it('that follows from now misses nothing though another one joins and leaves', async () => {
    const [one, other] = [
      await aConsumer({ fromNow: true, group: 'one' }),
      await aConsumer({ fromNow: true, group: 'other' }),
    ];
    await publish(0, 30);
    await Promise.all([one.hears(30), other.hears(30)]);
    expect([sorted(one.heard), sorted(other.heard)]).toEqual([ids(0, 30), ids(0, 30)]);
  });

  it('shares the partitions with others of its group, is told so, and takes over what one leaves', async () => {
    let rebalances = 0;
    const first = await aConsumer({ onRebalance: () => (rebalances += 1) });
    const before = rebalances;
    const second = await aConsumer();
    await waitFor('the first to be told', () => rebalances > before);
    for (let step = 0; step < 200; step += 20) await publish(step, step + 20);
    await waitFor('everything to be heard', () => new Set([...first.heard, ...second.heard]).size === 200);
    expect(second.heard.length).toBeGreaterThan(0);
    await second.subscription.close();
    await publish(200, 260);
    await waitFor('the rest to be heard', () => new Set([...first.heard, ...second.heard]).size === 260);
  });

  it('gives the process up when a handler neither ends nor fails, though its heart still beats', async () => {
    let end = () => {};
    const { heard, subscription } = await aConsumer({
      hungAfterMs: 1000,
      onBatch: () => new Promise((resolve) => (end = resolve)),
    });
    await publishWithOneKey(0, 1);
    await waitFor('the process to be given up', () => heard.some((reason) => /was not handled in time/.test(reason)));
    end();
    await subscription.close();
  });

  it('is given up when it says nothing for long, but not while its handler waits out an outage of the broker', async () => {
    const proxy = await openBrokerProxy(backingFromEnv().KAFKA_BROKERS);
    const log = createLog('test', 'silent');
    const behind = createKafka({ brokers: [proxy.address], namespace, clientId: 'test', log });
    let attempts = 0;
    const isAway = () => {
      attempts += 1;
      return Promise.reject(new Error('Kafka is away'));
    };
    const waiting = await aConsumer({ silentAfterMs: 4000, onBatch: isAway }, behind);
    const idle = await aConsumer({ silentAfterMs: 4000, group: 'idle', fromNow: true }, behind);
    await publishWithOneKey(0, 1);
    await waitFor('the handler to begin', () => attempts > 0);
    proxy.hold();
    await waitFor('the idle one to be given up', () => idle.heard.some((reason) => /silent for 4 s/.test(reason)));
    const before = attempts;
    await waitFor('further attempts', () => attempts > before + 1);
    expect(waiting.heard).toEqual([]);
    proxy.flow();
    await Promise.all([waiting.subscription.close(), idle.subscription.close()]);
    await proxy.close();
  });

  it('comes up whichever answer of the broker is lost while it starts', async () => {
    const log = createLog('test', 'silent');
    const starts = [1, 2, 3, 4, 5].map(async (lost) => {
      const proxy = await openBrokerProxy(backingFromEnv().KAFKA_BROKERS);
      let answers = 0;
      proxy.cutReplies(() => answers++ === lost);
      const behind = createKafka({ brokers: [proxy.address], namespace, clientId: 'test', log });
      const started = await aConsumer({ group: `without-answer-${lost}` }, behind);
      return { ...started, proxy };
    });
    const all = await Promise.all(starts);
    await publish(0, 1);
    await Promise.all(all.map(({ hears }) => hears(1)));
    expect(all.map(({ heard }) => heard)).toEqual(all.map(() => ['0']));
    await Promise.all(all.map(({ subscription }) => subscription.close()));
    await Promise.all(all.map(({ proxy }) => proxy.close()));
  });

  it('closes though its handler has not ended', async () => {
    let begun = false;
    let end = () => {};
    const { subscription } = await aConsumer({
      onBatch: () => {
        begun = true;
        return new Promise((resolve) => (end = resolve));
      },
    });
    await publish(0, 1);
    await waitFor('the handler to begin', () => begun);
    await subscription.close();
    end();
  });
});

interface Options extends Partial<Omit<ConsumeOptions, 'onBatch'>> {
  onBatch?: (values: string[]) => Promise<void>;
}

async function aConsumer({ onBatch = () => Promise.resolve(), ...options }: Options = {}, through = kafka) {
  const heard: string[] = [];
  const subscription: Subscription = await consume(through, {
    group: 'test',
    topics: [topic],
    onDead: (reason) => heard.push(reason),
    ...options,
    onBatch: async ({ messages }) => {
      const values = messages.map(({ value }) => String(value));
      await onBatch(values);
      heard.push(...values);
    },
  });
  open.push(subscription);
  const hears = (count: number) => waitFor(`${count} messages, not ${heard.length}`, () => heard.length >= count);
  return { heard, subscription, hears };
}

const ids = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => String(from + index));
const sorted = (values: string[]): string[] => values.toSorted((a, b) => Number(a) - Number(b));
const publish = (from: number, to: number) =>
  publisher.publish(
    topic,
    ids(from, to).map((id) => ({ key: id, value: id, headers: {} })),
  );
const publishWithOneKey = (from: number, to: number) =>
  publisher.publish(
    topic,
    ids(from, to).map((id) => ({ key: 'same', value: id, headers: {} })),
  );
