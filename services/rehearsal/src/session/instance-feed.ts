import { decode } from '@rehearsal/platform/envelope';
import type { Batch } from '@rehearsal/platform/kafka/consumer';
import type { Log } from '@rehearsal/platform/log';
import { CommitGrouper } from '@rehearsal/platform/messages/commits';
import { FollowedInstance } from './followed-instance.js';

export interface InstanceFeed {
  /** To be followed before it is made, so that nothing of it is missed. */
  follow(instanceId: string): FollowedInstance;
  forget(instanceId: string): void;
  /** For a consumer of instances' events: most of them concern no trial here, and only their headers are read. */
  hear(batch: Batch): void;
}

export function openInstanceFeed(log: Log): InstanceFeed {
  const followed = new Map<string, FollowedInstance>();
  const groupers = new Map<number, CommitGrouper>();

  return {
    follow: (instanceId) => {
      const instance = new FollowedInstance();
      followed.set(instanceId, instance);
      return instance;
    },
    forget: (instanceId) => void followed.delete(instanceId),
    hear: ({ partition, messages, more = false }) => {
      const events = messages
        .filter(({ headers }) => followed.has(String(headers?.ce_subject)))
        .flatMap(({ value, headers }) => {
          try {
            return [decode(value, headers).message];
          } catch (error) {
            // The audit has it on record; whoever waits for it asks the owner.
            log.warn({ reason: String(error) }, 'an event could not be read');
            return [];
          }
        });
      const grouper = groupers.get(partition) ?? new CommitGrouper();
      groupers.set(partition, grouper);
      for (const commit of grouper.take(events, more)) {
        try {
          followed.get(commit.id)?.hear(commit);
        } catch (error) {
          // An event whose data nobody checked: the trials beside it must hear what follows, and its own asks the owner.
          log.warn({ err: error, instance: commit.id }, 'an event could not be followed');
        }
      }
    },
  };
}
