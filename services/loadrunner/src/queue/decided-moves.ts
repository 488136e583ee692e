import type { Place, Waiting } from './queue-order.js';

/** A run that waits, as a snapshot of this version has it. */
export interface Seen extends Waiting {
  version: number;
}

/** Far longer than it takes until a snapshot shows it: what is not there by then was decided and never written. */
const KEPT_MS = 10_000;

/**
 * Where runs were moved to a moment ago. Moves that come together are decided before the first of them is written, and
 * each is to find the queue that the one before it left.
 */
export class DecidedMoves {
  readonly #moves = new Map<string, { place: Place; version: number; until: number }>();

  constructor(private readonly now: () => number = Date.now) {}

  /** The move leads to that version of the run. */
  note(id: string, version: number, place: Place): void {
    this.#moves.set(id, { place, version, until: this.now() + KEPT_MS });
  }

  /** The queue that these moves leave of the one that was read. */
  over(queue: readonly Seen[]): Waiting[] {
    const now = this.now();
    for (const [id, { until }] of this.#moves) if (until < now) this.#moves.delete(id);
    return queue.map(({ version, ...run }) => {
      const moved = this.#moves.get(run.id);
      if (moved === undefined || moved.version <= version) return run;
      const { within: _, ...unplaced } = run;
      return { ...unplaced, ...moved.place };
    });
  }
}
