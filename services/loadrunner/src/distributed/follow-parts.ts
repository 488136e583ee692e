import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '@rehearsal/platform/log';
import { LOST_AFTER_MS } from '@rehearsal/platform/jobs/lost-jobs';
import { Silence } from '@rehearsal/platform/jobs/silence';
import type { StopReason } from '../verdict/run-facts.js';
import { naming } from './gather-parts.js';
import type { PartDocument, PartStore } from './part-store.js';

const LOOK_MS = 250;
const MOST_BETWEEN_LOOKS_MS = 1000;

/**
 * Follows parts that have started until none runs any more; answers, in words, one that gave no sign of life. One that
 * ends before its time, or is lost, ends the others; so does `stop`.
 */
export async function followParts(
  runId: string,
  of: number,
  stop: AbortSignal,
  { store, log }: { store: PartStore; log: Log },
): Promise<string | undefined> {
  const watched = Array.from({ length: of }, (_, index) => new WatchedPart(index + 1, of));
  let stopSent = false;
  for (;;) {
    try {
      const documents = await store.of(runId);
      for (const part of watched) part.see(documents.find(({ part: number }) => number === part.number));
      const reason = reasonToStop(stop, watched);
      if (reason !== undefined && !stopSent) await store.stop(runId, reason);
      stopSent = reason !== undefined;
      if (watched.every(({ gone }) => gone)) return watched.find(({ lost }) => lost !== undefined)?.lost;
    } catch (error) {
      // The parts go on, or stop themselves: it is known when the store is back.
      log.warn({ err: error, runId }, 'the parts of a run could not be looked at');
    }
    await pause(LOOK_MS);
  }
}

function reasonToStop(stop: AbortSignal, parts: readonly WatchedPart[]): StopReason | undefined {
  if (stop.aborted) return stop.reason as StopReason;
  if (parts.some(({ lost }) => lost !== undefined)) return 'worker_lost';
  return parts.some(({ endedEarly }) => endedEarly) ? 'part_ended' : undefined;
}

/** What the leader knows of one part. */
class WatchedPart {
  /** In words, why nobody knows how it ended. */
  lost: string | undefined;
  #document: PartDocument | undefined;
  readonly #silence = new Silence(MOST_BETWEEN_LOOKS_MS);

  constructor(
    readonly number: number,
    readonly of: number,
  ) {}

  see(document: PartDocument | undefined): void {
    this.#document = document ?? this.#document;
    this.#silence.look(document?.beat, performance.now());
    const who = this.#document ? naming(this.#document, this.of) : `whoever had part ${this.number} of ${this.of}`;
    if (document?.state === 'refused') this.lost ??= `${who} could not run it: ${document.reason ?? 'no reason given'}`;
    else if (!this.#ended && this.#silence.ms > LOST_AFTER_MS)
      this.lost ??= `worker lost: ${who} has given no sign of life for ${LOST_AFTER_MS / 1000} s`;
  }

  get gone(): boolean {
    return this.#ended || this.lost !== undefined;
  }

  get endedEarly(): boolean {
    return this.#ended && this.#document?.clean === false;
  }

  get #ended(): boolean {
    return this.#document?.state === 'ended';
  }
}
