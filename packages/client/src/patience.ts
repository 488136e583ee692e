import { ApiError } from './api-error.js';
import { pause } from './pause.js';

/** How long, and how often, the same is asked again. */
export interface Patience {
  firstPauseMs: number;
  longestPauseMs: number;
  /** A server that has answered before is probably just restarting. */
  giveUpAfterMs: number;
  /** Where nobody has ever answered, the address may be wrong: that should be told soon. */
  firstContactMs: number;
}

export const PATIENCE: Patience = {
  firstPauseMs: 250,
  longestPauseMs: 10_000,
  giveUpAfterMs: 120_000,
  firstContactMs: 3_000,
};

export interface Waiting {
  patience: Patience;
  /** Whether this server has ever answered. */
  met: () => boolean;
  signal?: AbortSignal | undefined;
  /** Told of the first failure of a question that is asked again. */
  lost?: ((error: ApiError) => void) | undefined;
  /** Told when it is answered after all. */
  back?: (() => void) | undefined;
}

/**
 * The one rule for asking again. What may pass (nobody answers, too many at once, just away, accepted and not decided yet)
 * is asked again, after the pause that the server asks for or one that doubles, until the patience ends; the last failure
 * is thrown then. Everything else is an answer. Only what is safe to repeat may be asked so: reads, and commands under one
 * `Idempotency-Key`.
 */
export async function patiently<T>(ask: () => Promise<T>, waiting: Waiting): Promise<T> {
  const { patience, met, signal, lost, back } = waiting;
  const begun = performance.now();
  let isLost = false;
  for (let next = patience.firstPauseMs; ; next = Math.min(next * 2, patience.longestPauseMs)) {
    try {
      const answer = await ask();
      if (isLost) back?.();
      return answer;
    } catch (error) {
      if (signal?.aborted || !(error instanceof ApiError) || !error.retriable) throw error;
      // Many who wait for one gateway must not all come back at the same moment.
      const wait = error.retryAfterMs ?? next * (0.5 + Math.random() / 2);
      const limit = met() ? patience.giveUpAfterMs : patience.firstContactMs;
      if (performance.now() - begun + wait > limit) throw error;
      if (!isLost && error.status !== 202) {
        isLost = true;
        lost?.(error);
      }
      await pause(wait, signal);
    }
  }
}
