import { afterPush } from '@rehearsal/client/live/after-push';
import { isByReference } from '@rehearsal/contracts/instance/evolve-instance';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { InstancePush } from '@rehearsal/contracts/socket/pushes';
import { changesBetween, type Change } from './changes.js';
import { withEarlier } from './with-earlier.js';

/** An instance as a watcher sees it. */
export interface LiveInstance {
  readonly view: InstanceView;
  /** What the last event changed. */
  readonly changes: readonly Change[];
  /** The version that the digest was made of: a push carries none, so it may lag behind `view.version`. */
  readonly digestVersion: number;
}

export type Folded =
  | { readonly kind: 'next'; readonly live: LiveInstance }
  | { readonly kind: 'stale' }
  | { readonly kind: 'gap' }
  | { readonly kind: 'deleted' };

/** Folds one commit into what is shown: only the very next version, so that it never goes back and never skips. */
export const foldPush = ({ view, changes, digestVersion }: LiveInstance, push: InstancePush): Folded => {
  const { version } = push;
  if (version <= view.version) return { kind: 'stale' };
  if (version > view.version + 1) return { kind: 'gap' };
  const types = push.events.map(({ type }) => type);
  // One that is not shown may be meant: then how many there are is not known any more.
  if (view.earlier && types.includes('MessageDeleted')) return { kind: 'gap' };
  if (push.events.some(isByReference)) return { kind: 'gap' };
  const state = afterPush(view, push);
  if (!state) return { kind: 'deleted' };
  const { digest, origin_digest } = view;
  const changed = changesBetween(view, state);
  return {
    kind: 'next',
    live: {
      view: { ...state, version, digest, origin_digest },
      // A commit that changes nothing to be seen, such as a refusal, leaves the marks of the last one that did.
      changes: changed.length > 0 ? changed : changes,
      digestVersion,
    },
  };
};

/** Takes a fetched snapshot in, unless what is shown is newer already. */
export const adoptSnapshot = (live: LiveInstance | undefined, snapshot: InstanceView): LiveInstance => {
  if (!live || live.view.id !== snapshot.id) return { view: snapshot, changes: [], digestVersion: snapshot.version };
  if (snapshot.version < live.view.version) return live;
  const view = withEarlier(live.view, snapshot);
  const isSame = view.version === live.view.version;
  return {
    view,
    changes: isSame ? live.changes : changesBetween(live.view, view),
    digestVersion: view.version,
  };
};

/** A snapshot, and then the pushes that came while it was fetched. */
export const catchUp = (live: LiveInstance, pushes: readonly InstancePush[]): LiveInstance =>
  [...pushes]
    .sort((left, right) => left.version - right.version)
    .reduce((current, push) => {
      const folded = push.id === current.view.id ? foldPush(current, push) : null;
      return folded?.kind === 'next' ? folded.live : current;
    }, live);
