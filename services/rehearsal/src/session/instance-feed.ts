import type { Follower } from '@rehearsal/platform/messages/follow';
import { FollowedInstance } from './followed-instance.js';

/** Most events of instances concern no trial here. */
export interface InstanceFeed extends Follower {
  /** To be followed before it is made, so that nothing of it is missed. */
  follow(instanceId: string): FollowedInstance;
  forget(instanceId: string): void;
}

export function openInstanceFeed(): InstanceFeed {
  const followed = new Map<string, FollowedInstance>();

  return {
    follow: (instanceId) => {
      const instance = new FollowedInstance();
      followed.set(instanceId, instance);
      return instance;
    },
    forget: (instanceId) => void followed.delete(instanceId),
    concerns: (headers) => followed.has(String(headers?.ce_subject)),
    observeCommit: (commit) => followed.get(commit.id)?.hear(commit),
  };
}
