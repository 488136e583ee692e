import { setImmediate } from 'node:timers/promises';
import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import { REPLAY_HEADER } from '@rehearsal/contracts/messages/dead-letter';
import { Silence } from '../jobs/silence.js';
import { batchSeconds } from '../metrics.js';
import { untilItAnswers, type KafkaClient } from './client.js';
import { endsOf } from './topic-ends.js';
import { commitOnTimer } from './commit-on-timer.js';
import { inPortions, weightLimit, weightOfAll } from './in-hand.js';
import { onDemand, type Listen } from './on-demand.js';

export interface Incoming {
  value: Buffer | null;
  headers: KafkaMessage['headers'];
  key: string | undefined;
  /** The key to the byte. */
  rawKey: Buffer | null;
  offset: string;
}

export interface Batch {
  /** The topic's name in the contracts, without the namespace. */
  topic: string;
  partition: number;
  messages: Incoming[];
  /** The next part of what was fetched follows at once: the last commit of this part may go on in it. */
  more?: boolean;
}

export interface ConsumeOptions {
  group: string;
  topics: readonly string[];
  /** Handles the batch whole, or throws when a backing service failed: it is then given the same batch again. */
  onBatch: (batch: Batch) => Promise<void>;
  /** Called when partitions may have moved: whatever is cached for them is stale. */
  onRebalance?: () => void;
  /** Read from the end, with a group of this process's own: for those who follow what happens now. */
  fromNow?: boolean;
  /** With `fromNow`: hear only while somebody listens, see `Subscription.listen`. */
  onDemand?: boolean;
  /** The process cannot go on consuming: it must exit and be started again. */
  onDead: (reason: string) => void;
  concurrency?: number;
  /** How long one attempt at a batch may take before the process is given up. */
  hungAfterMs?: number;
  /** How long it may give no sign of life while it is in its group. */
  silentAfterMs?: number;
  /** Nobody waits for this group: it takes what came in half a second at once, for a fraction of the work. */
  gather?: boolean;
}

export interface Subscription {
  healthy(): boolean;
  /** Of one that hears on demand; any other hears everything as it is. */
  listen: Listen;
  close(): Promise<void>;
}

/** So many heartbeats may be late or lost before a session ends. */
const HEARTBEATS_A_SESSION = 4;
/** Whoever is alive has this long to come to a rebalance: it ends what it is at first. */
const REBALANCE_MS = 12_000;
/** Longer than a broker needs to start again, which is no reason to end. */
const SILENT_MS = 12_000;
const LOOK_AT_VITALS_MS = 1500;
/**
 * A fetch that finds nothing waits this long at the broker: as long as a heart may rest at a broker of ours, for it beats
 * between two fetches. A disconnect waits for it, and each fetch costs both sides work when nothing comes.
 */
const MAX_WAIT_MS = 750;
/** One that sleeps until somebody listens fetches nothing in that time, and is awake so soon. */
const LOOK_WHETHER_AWAKE_MS = 200;
const GATHER_BYTES = 1024 * 1024;
const GATHER_MS = 500;
const PART = { count: 500, bytes: 8 * 1024 * 1024 };
/** Of all partitions together: twenty templates of 4 MB at once would be written at once, and fill the store's memory. */
const IN_HAND_BYTES = PART.bytes;
/** All that one fetch brings: their writes then share a commit of the database and a send. */
const PARTITIONS_AT_ONCE = 6;
const DISCONNECT_DEADLINE_MS = 3000;
/** Far longer than any batch takes, outages of every backing service included. */
const HUNG_AFTER_MS = 120_000;

/**
 * Consumes in batches. Offsets are resolved in memory at once and committed on a timer, on a rebalance and at the end:
 * committing per batch costs most of the latency (p50 8 ms against 1 ms), and repeats are harmless by design.
 */
export async function consume(kafka: KafkaClient, options: ConsumeOptions): Promise<Subscription> {
  const log = kafka.log.child({ group: options.group });
  const groupId = kafka.named(options.group);
  const byWireName = new Map(options.topics.map((name) => [kafka.named(name), name]));
  const starts = options.fromNow ? await endsOf(kafka, [...byWireName.keys()]) : [];

  const heartbeatInterval = kafka.sessionMs / HEARTBEATS_A_SESSION;
  const consumer = kafka.raw.consumer({
    groupId,
    sessionTimeout: kafka.sessionMs,
    heartbeatInterval,
    rebalanceTimeout: REBALANCE_MS,
    ...(options.gather && { minBytes: GATHER_BYTES }),
    maxWaitTimeInMs: longestWait(options),
    allowAutoTopicCreation: false,
    maxBytes: 16 * 1024 * 1024,
    maxBytesPerPartition: 9 * 1024 * 1024,
    retry: { retries: 8, initialRetryTime: 100, maxRetryTime: 2000, restartOnFailure: () => Promise.resolve(true) },
  });
  const offsets = commitOnTimer(consumer, log);
  const vitals = watchVitals(consumer, options);
  const failing = new Set<string>();
  const withinLimit = weightLimit(IN_HAND_BYTES);
  let stopping = false;

  const isForUs = ({ headers }: KafkaMessage): boolean => {
    const meant = headers?.[REPLAY_HEADER];
    return meant === undefined || String(meant) === options.group;
  };

  /** The heart beats beside a handler, and would hide for ever that one has hung: it ends the process. */
  const unlessHung = async (handling: Promise<void>, place: string): Promise<void> => {
    const hung = setTimeout(
      () => options.onDead(`a batch of ${place} was not handled in time`),
      options.hungAfterMs ?? HUNG_AFTER_MS,
    );
    await handling.finally(() => clearTimeout(hung));
  };

  consumer.on(consumer.events.REBALANCING, () => {
    void offsets.commit();
    options.onRebalance?.();
  });
  consumer.on(consumer.events.GROUP_JOIN, () => options.onRebalance?.());

  async function eachBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const topic = byWireName.get(batch.topic) ?? batch.topic;
    const place = `${topic}/${batch.partition}`;
    const from = BigInt(
      starts.find((start) => start.topic === batch.topic && start.partition === batch.partition)?.offset ?? 0,
    );
    // Bare, like the timers below: a call that hangs must not keep the next from being made.
    const beating = setInterval(
      () =>
        void payload.heartbeat().catch((error: unknown) => log.debug({ error: String(error) }, 'a heartbeat failed')),
      heartbeatInterval,
    );
    try {
      const parts = inPortions(
        batch.messages.filter(({ offset }) => BigInt(offset) >= from),
        PART,
      );
      for (const part of parts) {
        const more = part !== parts.at(-1);
        const messages = part.filter(isForUs).map((m) => ({
          value: m.value,
          headers: m.headers,
          key: m.key?.toString(),
          rawKey: m.key,
          offset: m.offset,
        }));
        for (let attempt = 1; messages.length > 0; attempt++) {
          if (!payload.isRunning() || payload.isStale() || stopping) return;
          const timed = batchSeconds.startTimer({ group: options.group, topic });
          try {
            await withinLimit(weightOfAll(messages), () =>
              unlessHung(options.onBatch({ topic, partition: batch.partition, messages, more }), place),
            );
            timed();
            failing.delete(place);
            break;
          } catch (error) {
            failing.add(place);
            // What is tried again is alive: it waits for a server that is away, be it the broker that hears its heart.
            vitals.sign();
            log.warn(
              { attempt, topic, partition: batch.partition, err: error },
              'a batch could not be handled; it is tried again',
            );
            await new Promise((resolve) => setTimeout(resolve, Math.min(100 * 2 ** attempt, 2000)));
          }
        }
        const last = part.at(-1);
        if (last) {
          payload.resolveOffset(last.offset);
          offsets.mark(batch.topic, batch.partition, last.offset);
        }
      }
    } finally {
      clearInterval(beating);
      failing.delete(place);
    }
  }

  await untilItAnswers(log, async () => {
    await consumer.connect();
    await consumer.subscribe({ topics: [...byWireName.keys()], fromBeginning: true });
  });
  await untilItAnswers(log, async () => {
    const joined = vitals.joins();
    await consumer.connect();
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: options.concurrency ?? PARTITIONS_AT_ONCE,
      eachBatch,
    });
    await joined;
  });
  // Committed too, so that a rebalance before the first message does not go back to the beginning.
  for (const start of starts) consumer.seek(start);
  if (starts.length > 0) await consumer.commitOffsets(starts);
  const wireNames = [...byWireName.keys()];
  const demand = options.onDemand ? onDemand(consumer, wireNames, () => endsOf(kafka, wireNames)) : undefined;

  return {
    healthy: () => failing.size === 0 && vitals.alive(),
    listen: demand?.listen ?? (() => Promise.resolve(() => undefined)),
    close: async () => {
      stopping = true;
      demand?.stop();
      vitals.stop();
      const committed = offsets.stop();
      // Once the commit is on its way: it waits behind the same fetch as the stop, and else there would be a further one.
      await setImmediate();
      await Promise.race([
        Promise.all([committed, consumer.stop()]).then(() => consumer.disconnect()),
        new Promise<void>((resolve) => setTimeout(resolve, DISCONNECT_DEADLINE_MS).unref()),
      ]);
    },
  };
}

function longestWait(options: ConsumeOptions): number {
  if (options.gather) return GATHER_MS;
  return options.onDemand ? LOOK_WHETHER_AWAKE_MS : MAX_WAIT_MS;
}

/** A consumer that crashed for good, or fell silent, looks healthy from outside: so it is watched, and ends the process. */
function watchVitals(consumer: Consumer, { onDead, silentAfterMs = SILENT_MS }: ConsumeOptions) {
  // A process that was asleep, or had no turn, has heard nothing: that is not the broker's silence.
  const silence = new Silence(2 * LOOK_AT_VITALS_MS);
  let signs = 0;
  let inGroup = false;
  let joining: { resolve: () => void; reject: (why: unknown) => void } | undefined;
  const sign = () => (signs += 1);

  consumer.on(consumer.events.GROUP_JOIN, () => {
    inGroup = true;
    sign();
    joining?.resolve();
    joining = undefined;
  });
  consumer.on(consumer.events.HEARTBEAT, sign);
  consumer.on(consumer.events.FETCH, sign);
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    inGroup = false;
    if (payload.restart) return;
    // At the start it is waited for like a broker that does not answer yet, which it is.
    if (joining && isWithoutCoordinator(payload.error)) joining.reject(payload.error);
    else onDead(`the consumer crashed: ${payload.error.message}`);
  });
  const timer = setInterval(() => {
    silence.look(inGroup ? signs : undefined, performance.now());
    if (inGroup && silence.ms > silentAfterMs) onDead(`the consumer has been silent for ${silentAfterMs / 1000} s`);
  }, LOOK_AT_VITALS_MS);
  /** The next time that it is in its group; rejects where it must be run anew for that. */
  const joins = (): Promise<void> => new Promise((resolve, reject) => (joining = { resolve, reject }));
  return { joins, sign, alive: () => inGroup, stop: () => clearInterval(timer) };
}

/**
 * No broker said who keeps the group, be it that it cut the connection or took too long: kafkajs takes that for a fault that
 * no repeating mends.
 */
const isWithoutCoordinator = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'KafkaJSGroupCoordinatorNotFound' || isWithoutCoordinator(error.cause));
