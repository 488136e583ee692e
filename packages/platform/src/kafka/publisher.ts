import { Partitioners, type Producer, type TopicMessages } from 'kafkajs';
import { PlatformError, UnavailableError } from '../errors.js';
import { publishSeconds } from '../metrics.js';
import { isOutage } from '../outage.js';
import { untilItAnswers, type KafkaClient } from './client.js';
import type { Outgoing } from './outgoing.js';
import { bytesOf, sendsOf, tooLargeFor } from './sizes.js';

interface Waiting {
  topic: string;
  messages: Outgoing[];
  bytes: number;
  /** Its publisher has been told that the outcome is unknown. */
  overdue: boolean;
  done: () => void;
  failed: (error: PlatformError) => void;
}

export interface Publisher {
  /**
   * Resolves once the broker has acknowledged every message; rejects with UnavailableError when the outcome is unknown:
   * within `deadlineMs`, also while the broker hangs and the send before it has not ended. At once when too much waits
   * already, and with MessageTooLargeError for what the broker would never take.
   */
  publish(topic: string, messages: Outgoing[]): Promise<void>;
  healthy(): boolean;
  close(): Promise<void>;
}

/** Half of what a topic takes in one record batch, see `ensureTopics`. */
const BATCH_BYTES = 4 * 1024 * 1024;
/** What may wait for the broker: beyond it nothing more is taken in, or an outage would fill the memory. */
const HIGH_WATER_BYTES = 64 * 1024 * 1024;
const FATAL =
  /OUT_OF_ORDER_SEQUENCE|UNKNOWN_PRODUCER_ID|INVALID_PRODUCER_EPOCH|PRODUCER_FENCED|INVALID_PRODUCER_ID_MAPPING/;
/** Where the broker has a lower limit than the contracts' table. */
const TOO_LARGE = /MESSAGE_TOO_LARGE|RECORD_LIST_TOO_LARGE|larger than the max message size/;
const OVERDUE = new UnavailableError('Kafka did not acknowledge in time; repeating is safe');
const FAILURES_BEFORE_NEW_PRODUCER = 3;
const RESEND_PAUSE_MS = 100;
/** After a send that gathered as many there are more to come: a pause lets them share the next one. */
const MANY = 4;
/** Each send costs the whole way as much as many messages: with 64 clients it made the system a third faster. */
const LINGER_MS = 10;

/**
 * The single-flight producer. kafkajs with `idempotent` and concurrent sends loses acknowledged messages when a reply is
 * cut (59 of 3,000 lost); with exactly one send outstanding it loses none. So whatever arrives while a send is under way
 * is gathered into the next one, longer while there is much, and the same batch is sent again until it is acknowledged or
 * `deadlineMs` has passed.
 * Any error of a send means that its outcome is unknown.
 */
export async function openPublisher(
  kafka: KafkaClient,
  options: { deadlineMs: number; highWaterBytes?: number },
): Promise<Publisher> {
  let waiting: Waiting[] = [];
  let producer = await connect();
  let sending: Promise<void> | undefined;
  let closing = false;
  let closed = false;
  let failures = 0;
  let late = 0;
  let held = 0;

  async function connect(): Promise<Producer> {
    const fresh = newProducer(kafka);
    await untilItAnswers(kafka.log, () => fresh.connect());
    return fresh;
  }

  async function sendUntilAcknowledged(batch: Waiting[]): Promise<void> {
    const deadline = Date.now() + options.deadlineMs;
    for (const topicMessages of sendsOf(batch, BATCH_BYTES, kafka.named)) await sendOne(topicMessages, deadline);
  }

  async function sendOne(topicMessages: TopicMessages[], deadline: number): Promise<void> {
    for (;;) {
      try {
        await producer.sendBatch({ acks: -1, topicMessages });
        failures = 0;
        late = 0;
        return;
      } catch (error) {
        failures += 1;
        if (TOO_LARGE.test(String(error)))
          throw new PlatformError('MESSAGE_TOO_LARGE', 413, 'Kafka does not take a message so large.', {
            cause: error,
          });
        kafka.log.warn({ failures, error: String(error) }, 'a send has an unknown outcome');
        if (Date.now() > deadline || closed)
          throw new UnavailableError('Kafka did not acknowledge in time; repeating is safe', error);
        if (failures >= FAILURES_BEFORE_NEW_PRODUCER || FATAL.test(String(error))) await renew();
        else await new Promise((resolve) => setTimeout(resolve, RESEND_PAUSE_MS));
      }
    }
  }

  async function renew(): Promise<void> {
    const old = producer;
    old
      .disconnect()
      .catch((error: unknown) => kafka.log.debug({ error: String(error) }, 'an old producer did not disconnect'));
    try {
      const fresh = newProducer(kafka);
      await fresh.connect();
      producer = fresh;
      failures = 0;
      late = 0;
    } catch (error) {
      kafka.log.warn({ error: String(error) }, 'no new producer yet');
      await new Promise((resolve) => setTimeout(resolve, RESEND_PAUSE_MS * 5));
    }
  }

  /** What is overdue before it was sent is never sent: whoever wanted it has been told to repeat it. */
  function takeBatch(): Waiting[] {
    for (const entry of waiting) if (entry.overdue) entry.failed(OVERDUE);
    waiting = waiting.filter(({ overdue }) => !overdue);
    let bytes = 0;
    const end = waiting.findIndex((entry, index) => {
      bytes += entry.bytes;
      return index > 0 && bytes > BATCH_BYTES;
    });
    return waiting.splice(0, end === -1 ? waiting.length : end);
  }

  async function sendEntries(batch: Waiting[]): Promise<void> {
    try {
      await sendUntilAcknowledged(batch);
      for (const entry of batch) entry.done();
    } catch (error) {
      // One of them can never be sent: the others must not fail with it.
      if (batch.length > 1 && !isOutage(error)) for (const entry of batch) await sendEntries([entry]);
      else for (const entry of batch) entry.failed(error as PlatformError);
    }
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0 || (failures > 0 && !closing)) {
      const batch = takeBatch();
      if (batch.length === 0) {
        // Nobody waits, and so nobody would find out that the broker is well again.
        if (failures > 0) await renew();
        continue;
      }
      const timed = publishSeconds.startTimer();
      await sendEntries(batch);
      timed();
      if (batch.length >= MANY && !closing) await new Promise((resolve) => setTimeout(resolve, LINGER_MS));
    }
    sending = undefined;
  }

  return {
    publish: (topic, messages) =>
      new Promise<void>((resolve, reject) => {
        if (closed) {
          reject(new UnavailableError('the process is stopping'));
          return;
        }
        const bytes = messages.reduce((sum, message) => sum + bytesOf(message), 0);
        const tooLarge = tooLargeFor(topic, messages);
        if (tooLarge) {
          reject(tooLarge);
          return;
        }
        if (held > 0 && held + bytes > (options.highWaterBytes ?? HIGH_WATER_BYTES)) {
          reject(new UnavailableError('Too much waits for Kafka already; repeating later is safe'));
          return;
        }
        held += bytes;
        const timer = setTimeout(() => {
          entry.overdue = true;
          late += 1;
          reject(new UnavailableError('Kafka did not acknowledge in time; repeating is safe'));
        }, options.deadlineMs);
        const entry: Waiting = {
          topic,
          messages,
          bytes,
          overdue: false,
          done: () => {
            clearTimeout(timer);
            held -= bytes;
            resolve();
          },
          failed: (error) => {
            clearTimeout(timer);
            held -= bytes;
            reject(error);
          },
        };
        waiting.push(entry);
        sending ??= drain();
      }),
    healthy: () => failures === 0 && late === 0,
    close: async () => {
      closing = true;
      await sending;
      closed = true;
      await producer.disconnect();
    },
  };
}

function newProducer(kafka: KafkaClient): Producer {
  return kafka.raw.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
    retry: { retries: 2, initialRetryTime: 50, maxRetryTime: 500 },
  });
}
