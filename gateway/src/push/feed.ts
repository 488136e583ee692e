import type { TopicName } from '@rehearsal/contracts/topics/topics';
import type { CommitEvents } from '@rehearsal/platform/messages/commits';
import type { Follower } from '@rehearsal/platform/messages/follow';

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

/** Gives each commit to those who watch it. */
export const pushed = (pushes: Pushes): Follower => ({
  observeCommit: (commit, topic) => pushes[topic as FollowedTopic](commit),
});
