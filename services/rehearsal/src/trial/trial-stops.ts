/** Why a trial is let go of: its run was cancelled, its lease is another's, or this process ends. */
type StopReason = 'cancelled' | 'lost' | 'stopped';

/** The trials that are in the hands of this process, and the way to stop them. */
export class TrialStops {
  readonly #held = new Set<AbortController>();
  #closed = false;

  /** No further trial may begin in these hands. */
  close(): void {
    this.#closed = true;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** To be aborted with a `StopReason`. */
  hold(): AbortController {
    const stop = new AbortController();
    this.#held.add(stop);
    return stop;
  }

  release(stop: AbortController): void {
    this.#held.delete(stop);
  }

  stopAll(): void {
    this.close();
    for (const stop of this.#held) stop.abort('stopped' satisfies StopReason);
  }
}
