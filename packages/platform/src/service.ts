import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import { commandTopic, type TopicName } from '@rehearsal/contracts/topics/topics';
import { actorVerifier } from './actor-token.js';
import type { BaseConfig } from './config.js';
import { every } from './every.js';
import { commandIntake, eventIntake } from './journal/intake.js';
import { Journal, type AggregateDefinition } from './journal/journal.js';
import type { Fact } from './journal/commit.js';
import { Processor, type ProcessorOptions } from './journal/processor.js';
import { together } from './journal/together.js';
import { consume, type Batch, type ConsumeOptions, type Subscription } from './kafka/consumer.js';
import { createKafka, ensureTopics, type KafkaClient } from './kafka/client.js';
import type { Listen } from './kafka/on-demand.js';
import { openPublisher, type Publisher } from './kafka/publisher.js';
import type { Lifecycle } from './lifecycle.js';
import { follow, type Follower } from './messages/follow.js';
import { hasStore, openMongo } from './stores/mongo.js';

/** How long a publish may take before its outcome is called unknown. */
const PUBLISH_DEADLINE_MS = 5000;
const SWEEP_EVERY_MS = 60_000;
const SWEEP_OLDER_THAN_MS = 30_000;

/** Who carries out the commands of an aggregate, and how they come to it. */
export interface Prepared<P> {
  processor: P;
  topic: TopicName;
  onBatch: (batch: Batch) => Promise<void>;
}

/** What a service's composition root opens, in the order it needs; everything is closed by the lifecycle in reverse. */
export class ServiceHost {
  readonly kafka: KafkaClient;

  constructor(
    readonly name: string,
    readonly config: BaseConfig,
    readonly life: Lifecycle,
  ) {
    this.kafka = createKafka({
      brokers: config.KAFKA_BROKERS,
      namespace: config.NAMESPACE,
      clientId: name,
      log: life.log,
      sessionSeconds: config.KAFKA_SESSION_SECONDS,
    });
  }

  async openMongo(): Promise<Connection> {
    const { MONGO_URL: url, NAMESPACE: namespace } = this.config;
    const opened = await this.life.open(
      'mongo',
      () => openMongo({ url, namespace, service: this.name }),
      (connection) => connection.close(),
    );
    this.life.watch('mongo', () => hasStore(opened));
    return opened;
  }

  async openPublisher(topics: readonly TopicName[]): Promise<Publisher> {
    await ensureTopics(this.kafka, [...topics, 'dead-letter.events.v1']);
    const publisher = await this.life.open(
      'publisher',
      () => openPublisher(this.kafka, { deadlineMs: PUBLISH_DEADLINE_MS }),
      (opened) => opened.close(),
    );
    this.life.watch('kafka publisher', () => publisher.healthy());
    return publisher;
  }

  async openJournal<S extends object, F extends Fact, Row extends object = S>(
    connection: Connection,
    publisher: Publisher,
    aggregate: AggregateDefinition<S, F, Row>,
  ): Promise<Journal<S, F, Row>> {
    const journal = new Journal<S, F, Row>(connection, aggregate, publisher);
    await journal.ensureIndexes();
    const { log } = this.life;
    const sweep = async () => {
      const count = await journal.sweep(SWEEP_OLDER_THAN_MS, new Date());
      if (count > 0) log.warn({ count }, 'published commits that a crash had left behind');
    };
    await this.life.open(
      'sweeper',
      () => every(SWEEP_EVERY_MS, sweep, log),
      (sweeping) => sweeping.end(),
    );
    return journal;
  }

  /** The processor of an aggregate's commands, before it is given any. */
  prepareCommands<S extends object, F extends Fact, C extends AnyMessage>(
    publisher: Publisher,
    options: Omit<ProcessorOptions<S, F, C>, 'log'>,
  ): Prepared<Processor<S, F, C>> {
    const { name } = options.journal.aggregate;
    if (name === 'user') throw new Error('what is done to a person is carried out by the gateway itself');
    const processor = new Processor<S, F, C>({ ...options, log: this.life.log });
    const onBatch = commandIntake({
      group: this.name,
      publisher,
      log: this.life.log,
      verify: actorVerifier(this.config.ACTOR_PUBLIC_KEYS),
      process: together((commands: C[]) => processor.process(commands)),
    });
    return { processor, topic: commandTopic(name), onBatch };
  }

  /** Takes commands from Kafka to their processors, all in one group: each group costs its share also when nothing comes. */
  async takeCommands(prepared: readonly Prepared<{ forgetCached(): void }>[]): Promise<void> {
    const byTopic = new Map<string, Prepared<unknown>['onBatch']>(
      prepared.map(({ topic, onBatch }) => [topic, onBatch]),
    );
    const topics = prepared.map(({ topic }) => topic);
    await this.consume(this.name, topics, async (batch) => byTopic.get(batch.topic)?.(batch), {
      onRebalance: () => {
        for (const { processor } of prepared) processor.forgetCached();
      },
    });
  }

  /** Takes the commands of a service's only aggregate. */
  async handleCommands<S extends object, F extends Fact, C extends AnyMessage>(
    publisher: Publisher,
    options: Omit<ProcessorOptions<S, F, C>, 'log'>,
  ): Promise<Processor<S, F, C>> {
    const prepared = this.prepareCommands(publisher, options);
    await this.takeCommands([prepared]);
    return prepared.processor;
  }

  /** Gives events of others to their reactions, in a group of its own. */
  async react(
    publisher: Publisher,
    topics: readonly TopicName[],
    reactions: Readonly<Record<string, (event: never) => Promise<void>>>,
    group = `${this.name}-reactions`,
  ): Promise<void> {
    await this.consume(group, topics, eventIntake({ group, publisher, log: this.life.log, reactions }));
  }

  /** Gives what happens from now on to those who follow it here, in a group of this process's own. */
  async follow(
    name: string,
    topics: readonly TopicName[],
    followers: readonly Follower[],
    more: Pick<ConsumeOptions, 'onDemand'> = {},
  ): Promise<Listen> {
    const onBatch = follow(followers, this.life.log);
    const { listen } = await this.#consume({
      ...more,
      group: `${name}-${randomUUID()}`,
      topics,
      onBatch,
      fromNow: true,
    });
    return listen;
  }

  async consume(
    group: string,
    topics: readonly TopicName[],
    onBatch: (batch: Batch) => Promise<void>,
    more: Pick<ConsumeOptions, 'onRebalance' | 'concurrency' | 'gather'> = {},
  ): Promise<void> {
    await this.#consume({ ...more, group, topics, onBatch });
  }

  async #consume(
    options: Omit<ConsumeOptions, 'onDead' | 'topics'> & { topics: readonly TopicName[] },
  ): Promise<Subscription> {
    const { group, topics } = options;
    await ensureTopics(this.kafka, topics);
    const subscription = await this.life.open(
      `consumer ${group}`,
      () => consume(this.kafka, { ...options, onDead: (reason) => this.life.fail(reason) }),
      (opened) => opened.close(),
    );
    this.life.watch(`consumer ${group}`, () => subscription.healthy());
    return subscription;
  }
}
