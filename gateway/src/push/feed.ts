import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import type { TopicName } from '@rehearsal/contracts/topics/topics';
import { decode } from '@rehearsal/platform/envelope';
import type { Batch } from '@rehearsal/platform/kafka/consumer';
import type { Log } from '@rehearsal/platform/log';
import { CommitGrouper, type CommitEvents } from '@rehearsal/platform/messages/commits';

/**
 * Every gateway follows all events in groups of its own, from now on: so any number of gateways can run. A fetch is as
 * costly as it has partitions, and somebody waits for most events of instances: these are fetched by themselves.
 */
export const followedTopics = {
  instances: ['instance.events.v1'],
  others: [
    'scenario.events.v1',
    'load-run.events.v1',
    'schedule.events.v1',
    'baseline.events.v1',
    'load-worker.events.v1',
    'rehearsal-run.events.v1',
  ],
} as const satisfies Record<string, readonly TopicName[]>;
type FollowedTopic = (typeof followedTopics)[keyof typeof followedTopics][number];

/** What watchers get of each topic. */
export type Pushes = Record<FollowedTopic, (commit: CommitEvents) => void>;

interface FeedDependencies {
  /** Told of each event, in turn: those who keep copies before those who wait for outcomes. */
  observers: readonly { observe(event: AnyMessage): void }[];
  pushes: Pushes;
  log: Log;
}

/** Gives each event to those who wait for it, and each commit to those who watch it. */
export function eventFeed({ observers, pushes, log }: FeedDependencies): (batch: Batch) => Promise<void> {
  const groupers = new Map<string, CommitGrouper>();

  /** An event whose data nobody checked: those who watch cannot mend it, and the others must hear what follows. */
  const attempt = (topic: string, act: () => void) => {
    try {
      act();
    } catch (error) {
      log.warn({ err: error, topic }, 'an event could not be told to those who wait or watch');
    }
  };

  return ({ topic, partition, messages, more = false }) => {
    const events = messages.flatMap(({ value, headers }) => {
      try {
        return [decode(value, headers).message];
      } catch (error) {
        // The audit has it on record, with the reason; a watcher can only pass it over.
        log.warn({ topic, partition, reason: String(error) }, 'an event could not be read');
        return [];
      }
    });
    for (const event of events) for (const observer of observers) attempt(topic, () => observer.observe(event));
    const place = `${topic}/${partition}`;
    const grouper = groupers.get(place) ?? new CommitGrouper();
    groupers.set(place, grouper);
    for (const commit of grouper.take(events, more)) attempt(topic, () => pushes[topic as FollowedTopic](commit));
    return Promise.resolve();
  };
}
