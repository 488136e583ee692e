import { isByReference } from '@rehearsal/contracts/instance/evolve-instance';
import type { Instance, InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { InstancePush, TokenPush } from '@rehearsal/contracts/socket/pushes';
import { instanceRoom } from '@rehearsal/contracts/socket/rooms';
import { ApiError } from '../api-error.js';
import type { Client } from '../client.js';
import { afterPush } from './after-push.js';
import { follow } from './follow.js';
import type { Live } from './live.js';

/** An instance at a version. Its digest is left out, for pushes carry none: `GET /instances/:id` has it. */
export interface FollowedInstance {
  version: number;
  instance: Instance;
}

export interface InstanceWatcher {
  /** Told of every version, each right behind the one before unless some were missed; then of the newest. */
  changed: (followed: FollowedInstance, push?: InstancePush) => void;
  /** One token of a reply that is being written. Tokens may be lost; the reply comes whole with `changed`. */
  token?: (token: TokenPush) => void;
  /** It was deleted. */
  ended?: () => void;
  /** It cannot be watched, or be read. */
  failed: (error: unknown) => void;
}

/** Follows a person's coaching state live, until the function is called. */
export function followInstance(client: Client, live: Live, id: string, watcher: InstanceWatcher): () => void {
  const { changed, token, ended, failed } = watcher;
  let last: InstancePush | undefined;
  const follower = follow<FollowedInstance, InstancePush>({
    read: async () => {
      const instance = await client.get<InstanceView>(`/instances/${encodeURIComponent(id)}`);
      return { version: instance.version, instance };
    },
    fold: ({ instance }, push) => {
      if (push.events.some(isByReference)) return 'unread';
      last = push;
      const after = afterPush(instance, push);
      return after && { version: push.version, instance: after };
    },
    changed: (followed) => changed(followed, last?.version === followed.version ? last : undefined),
    ended: () => ended?.(),
    failed: (error) => (error instanceof ApiError && error.status === 404 ? ended?.() : failed(error)),
  });
  const leave = live.watch(instanceRoom(id), {
    watched: follower.watched,
    refused: failed,
    on: { instance: follower.pushed, ...(token && { token }) },
  });
  return () => {
    leave();
    follower.close();
  };
}
