import { evolveInstance, type InstanceMeta } from '@rehearsal/contracts/instance/evolve-instance';
import type { InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import type { CommitEvents } from '@rehearsal/platform/messages/commits';

/** An instance at a version. */
export interface At {
  instance: Instance;
  version: number;
}

/** A commit that was heard of an instance, with each of its facts and the instance before it. */
export interface HeardCommit {
  facts: { fact: InstanceFact; before: Instance | undefined }[];
  after: At;
}

/** What the facts of a commit make of an instance, and what each of them met. */
export function foldedFrom(
  before: Instance | undefined,
  facts: readonly InstanceFact[],
  meta: InstanceMeta,
): { facts: HeardCommit['facts']; instance: Instance | undefined } {
  let instance = before;
  const folded = facts.map((fact) => {
    const met = { fact, before: instance };
    instance = evolveInstance(instance, fact, meta);
    return met;
  });
  return { facts: folded, instance };
}

/** What nobody does in a trial: after it, its test user is not the one that it spoke to. */
const ENDS: Readonly<Record<string, string>> = {
  InstanceDeleted: 'deleted',
  InstanceReset: 'reset',
  ResetUndone: 'set back to before a reset',
};

/**
 * An instance as its events tell it. Of what it misses it says nothing: whoever waits asks the owner after a while, and
 * shows it what the owner said.
 */
export class FollowedInstance {
  #at: At | undefined;
  #takenAway: string | undefined;
  readonly #turns = new Map<string, HeardCommit>();
  #changed: () => void = () => {};

  /** As it was heard last; undefined before it was made, or heard of. */
  get at(): At | undefined {
    return this.#at;
  }

  /** What somebody else did to the test user, so that the trial cannot go on. */
  get takenAway(): string | undefined {
    return this.#takenAway;
  }

  /** What ended the turn of a message. */
  turnOf(messageId: string): HeardCommit | undefined {
    return this.#turns.get(messageId);
  }

  /** Resolves with the next commit that is heard, or when `ms` are over. */
  async next(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        this.#changed = () => {};
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done, { once: true });
      this.#changed = done;
    });
    signal.throwIfAborted();
  }

  hear({ id, version, events }: CommitEvents): void {
    if (version <= (this.#at?.version ?? 0)) return;
    this.#takenAway ??= events.map(({ type }) => ENDS[type]).find((end) => end !== undefined);
    if (this.#takenAway !== undefined) {
      this.#changed();
      return;
    }
    // Something between was missed: what is known is too old to go on from.
    if (version !== (this.#at?.version ?? 0) + 1) return;
    const told = events.map(({ type, data }) => ({ type, data }) as InstanceFact);
    const at = events[0]?.time ?? '';
    const { facts, instance } = foldedFrom(this.#at?.instance, told, { id, version, at });
    if (instance) this.#keep({ facts, after: { instance, version } });
  }

  /** What the owner says it is now, with the facts that led there from what was known, as far as they matter. */
  shown(after: At, facts: HeardCommit['facts'] = []): void {
    if (after.version > (this.#at?.version ?? 0)) this.#keep({ facts, after });
  }

  #keep(commit: HeardCommit): void {
    this.#at = commit.after;
    for (const { fact } of commit.facts)
      if (fact.type === 'CoachReplied' || fact.type === 'CoachTurnFailed')
        this.#turns.set(fact.data.in_reply_to, commit);
    this.#changed();
  }
}
