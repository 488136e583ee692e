import { randomUUID } from 'node:crypto';
import type { AuditVerification, Checkpoint, VerificationScope } from '@rehearsal/contracts/http/audit/audit';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import { newId } from '@rehearsal/platform/ids';
import type { Log } from '@rehearsal/platform/log';
import type { Watch } from '../watch.js';
import { keepTelling, type Told } from './keep-telling.js';
import type { StoredVerification, VerificationRecords } from './verification-records.js';

interface Begun {
  id: string;
  /** Resolves when it is over, or left; never rejects. */
  ended: Promise<void>;
}

interface Asked {
  scope: VerificationScope;
  pinned: readonly Checkpoint[];
  by: Actor;
}

interface VerifierOptions {
  records: VerificationRecords;
  verify: (scope: VerificationScope, pinned: readonly Checkpoint[], watch: Watch) => Promise<AuditVerification>;
  log: Log;
  tellEveryMs?: number;
}

/** A process that has said nothing for so long does not carry its verifications out any more. */
const SILENT_MS = 15_000;
/** One that was begun so often and never came to its end is not begun again. */
const MOST_BEGUN = 5;

/**
 * Carries verifications out and keeps a record of each. One that a stop or a crash left running is begun again from its
 * first entry, here or by another process: a place that was written down could have been changed meanwhile, and nothing
 * before it would be read.
 */
export class Verifier {
  readonly #holder = randomUUID();
  readonly #going = new Map<string, { stop: AbortController; ended: Promise<void> }>();
  readonly #shared = new Map<VerificationScope, Promise<Begun>>();
  #closed = false;

  constructor(private readonly options: VerifierOptions) {}

  /** Puts one on record and begins it; whoever asks for what is being done already gets that. */
  ask(asked: Asked): Promise<Begun> {
    if (asked.pinned.length > 0) return this.#ask(asked);
    const { scope } = asked;
    const shared = this.#shared.get(scope) ?? this.#ask(asked);
    this.#shared.set(scope, shared);
    const forget = () => {
      if (this.#shared.get(scope) === shared) this.#shared.delete(scope);
    };
    void shared.then(({ ended }) => ended).then(forget, forget);
    return shared;
  }

  async #ask({ scope, pinned, by }: Asked): Promise<Begun> {
    const { records } = this.options;
    const elsewhere = scope === 'whole' && pinned.length === 0 ? await records.running() : [];
    const alike = elsewhere.find((each) => each.scope === scope && each.pinned.length === 0);
    if (alike) return { id: alike._id, ended: this.#going.get(alike._id)?.ended ?? Promise.resolve() };
    const now = new Date().toISOString();
    const record: StoredVerification = {
      _id: newId(),
      seq: 1,
      created_at: now,
      scope,
      state: 'running',
      asked_by: by,
      asked_at: now,
      ended_at: null,
      cancelled_by: null,
      progress: { done: 0, total: 0 },
      result: null,
      failure: null,
      pinned,
      holder: this.#holder,
      beat_at: now,
      begun: 1,
    };
    await records.insert(record);
    await records.prune();
    return { id: record._id, ended: this.#begin(record) };
  }

  async cancel(id: string, by: Actor): Promise<boolean> {
    const isCancelled = await this.options.records.cancel(id, by, new Date().toISOString());
    this.#going.get(id)?.stop.abort();
    return isCancelled;
  }

  /** Begins what nobody carries out any more. */
  async adopt(): Promise<void> {
    const { records, log } = this.options;
    const now = new Date();
    for (const record of await records.running()) {
      const isSilent = record.holder === null || now.getTime() - Date.parse(record.beat_at) > SILENT_MS;
      if (this.#closed || this.#going.has(record._id) || !isSilent) continue;
      if (!(await records.take(record, this.#holder, now.toISOString()))) continue;
      if (record.begun < MOST_BEGUN) {
        log.info({ verification: record._id }, 'a verification that was left is begun again');
        void this.#begin(record);
        continue;
      }
      const failure = `It was begun ${record.begun} times and never came to its end; the log of the audit service says why.`;
      await records.tell(record._id, this.#holder, { state: 'failed', failure, ended_at: now.toISOString() });
    }
  }

  /** Lets go of what is not done, for the next process to begin again. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { stop } of this.#going.values()) stop.abort();
    await Promise.all([...this.#going.values()].map(({ ended }) => ended));
  }

  #begin(record: StoredVerification): Promise<void> {
    const stop = new AbortController();
    const ended = this.#carryOut(record, stop)
      .catch((error: unknown) =>
        this.options.log.warn({ err: error, verification: record._id }, 'a verification was left; it is begun again'),
      )
      .finally(() => this.#going.delete(record._id));
    this.#going.set(record._id, { stop, ended });
    return ended;
  }

  async #carryOut({ _id, scope, pinned }: StoredVerification, stop: AbortController): Promise<void> {
    const { records, verify, log, tellEveryMs } = this.options;
    const told: Told = { progress: { done: 0, total: 0 } };
    const telling = keepTelling(told, {
      tell: (change) => records.tell(_id, this.#holder, change),
      // It was cancelled, or another process has taken it.
      lost: () => stop.abort(),
      log,
      everyMs: tellEveryMs,
    });
    const watch: Watch = { progress: (done, total) => (told.progress = { done, total }), signal: stop.signal };
    const outcome = await verify(scope, pinned, watch)
      .then((result) => ({ state: 'ended' as const, result }))
      .catch((error: unknown) => {
        if (!stop.signal.aborted)
          log.error({ err: error, verification: _id }, 'a verification could not be carried out');
        return { state: 'failed' as const, failure: `It could not be carried out: ${(error as Error).message}` };
      });
    await telling.end();
    const change = stop.signal.aborted
      ? { holder: null }
      : { ...outcome, progress: told.progress, ended_at: new Date().toISOString(), holder: null };
    await records.tell(_id, this.#holder, change);
  }
}
