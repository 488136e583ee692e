import { LRUCache } from 'lru-cache';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import { decode } from '../envelope.js';
import type { Batch, Incoming } from '../kafka/consumer.js';
import type { Log } from '../log.js';
import { messagesHandled } from '../metrics.js';
import { CommitGrouper, type CommitEvents } from './commits.js';
import type { RawHeaders } from './headers.js';
import { knownType } from './known-type.js';

/**
 * Who follows what happens from now on, to wait for it, to show it or to drop a copy. It is given one event or one commit
 * at a time, at once and without a promise: what it does not take is its own loss, and it asks the owner.
 */
export interface Follower {
  /** By its headers, whether an event is its business: left out, all are. Bodies of the rest are not read. */
  concerns?(headers: RawHeaders | undefined): boolean;
  observe?(event: AnyMessage): void;
  /** The events of a commit together, once they are whole. */
  observeCommit?(commit: CommitEvents, topic: string): void;
}

/** Aggregates of which the log has said that an event of theirs could not be followed. */
const SAID_OF = 1000;
/** Keys of strangers may be of any length. */
const LONGEST_ID = 200;

/**
 * Gives what comes to those who follow it, all of a batch to one before the next one hears of it. What nobody checked may
 * throw in them, and would for ever: it is counted, logged once for its aggregate, and holds nobody up. The audit has it
 * on record.
 */
export function follow(followers: readonly Follower[], log: Log): (batch: Batch) => Promise<void> {
  const following = followers.map((follower) => ({ follower, groupers: new Map<string, CommitGrouper>() }));
  const saidOf = new LRUCache<string, true>({ max: SAID_OF });

  return ({ topic, partition, messages, more = false }) => {
    const attempt = <T>(id: string, type: string | null, act: () => T): T | undefined => {
      try {
        return act();
      } catch (error) {
        messagesHandled.inc({ type: knownType(topic, type), outcome: 'failed' });
        const aggregate = `${topic} ${id}`;
        const level = saidOf.has(aggregate) ? 'debug' : 'warn';
        saidOf.set(aggregate, true);
        log[level]({ err: error, topic, partition, id, type }, 'an event could not be followed');
        return undefined;
      }
    };
    const known = new Map<Incoming, AnyMessage | undefined>();
    const read = (incoming: Incoming): AnyMessage | undefined => {
      if (known.has(incoming)) return known.get(incoming);
      const { key = '', value, headers } = incoming;
      const message = attempt(key.slice(0, LONGEST_ID), null, () => decode(value, headers).message);
      known.set(incoming, message);
      return message;
    };

    for (const { follower, groupers } of following) {
      const events = messages
        .filter(({ headers }) => follower.concerns?.(headers) ?? true)
        .flatMap((incoming) => read(incoming) ?? []);
      for (const event of events) attempt(event.aggregateId, event.type, () => follower.observe?.(event));
      if (!follower.observeCommit) continue;
      const place = `${topic}/${partition}`;
      const grouper = groupers.get(place) ?? new CommitGrouper();
      groupers.set(place, grouper);
      for (const commit of grouper.take(events, more))
        attempt(commit.id, commit.events[0]?.type ?? null, () => follower.observeCommit?.(commit, topic));
    }
    return Promise.resolve();
  };
}
