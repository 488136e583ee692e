import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, type CliError } from '../errors.js';
import { UnreachableError } from './api-client.js';

export interface Patience {
  firstPauseMs: number;
  longestPauseMs: number;
  giveUpAfterMs: number;
  /** Told once when the connection is lost, and once when it is back. */
  tell: (line: string) => void;
}

/** A gateway that is restarted is back within seconds; five minutes are for networks and clusters. */
export const PATIENT = { firstPauseMs: 500, longestPauseMs: 10_000, giveUpAfterMs: 5 * 60_000 };

/** Nobody answered, or somebody who cannot just now: the question may be asked again. */
const isPassing = (error: unknown): error is CliError =>
  error instanceof UnreachableError ||
  (error instanceof ApiError && (error.problem.status >= 500 || error.problem.status === 429));

/**
 * Asks a question that may be repeated, with pauses that double up to a bound, until there is an answer. Throws the last
 * failure when nobody has answered for too long; a refusal is thrown at once.
 */
export async function patiently<T>(ask: () => Promise<T>, patience: Patience): Promise<T> {
  const begun = performance.now();
  for (let pause = patience.firstPauseMs, lost = false; ; pause = Math.min(pause * 2, patience.longestPauseMs)) {
    try {
      const answer = await ask();
      if (lost) patience.tell('The connection is back.');
      return answer;
    } catch (error) {
      if (!isPassing(error) || performance.now() - begun > patience.giveUpAfterMs) throw error;
      if (!lost) patience.tell(`The connection is lost (${error.message}) Trying again.`);
      lost = true;
      // Many who wait for one gateway must not all come back at the same moment.
      await sleep(pause * (0.5 + Math.random() / 2));
    }
  }
}
