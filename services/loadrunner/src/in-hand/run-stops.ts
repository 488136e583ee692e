import type { StopReason } from '../verdict/run-facts.js';

/** The runs that this worker has in its hands, and the way to stop them. */
export class RunStops {
  /** By their signals: of a distributed run there may be several. */
  readonly #held = new Map<AbortSignal, { runId: string; controller: AbortController }>();
  #changed = (): void => undefined;

  #closed = false;
  #stoppedAll: StopReason | undefined;

  /** Called whenever a run comes into these hands or leaves them. */
  onChange(listener: () => void): void {
    this.#changed = listener;
  }

  /** Once for each part of a run. */
  held(): string[] {
    return [...this.#held.values()].map(({ runId }) => runId);
  }

  /** No further run may begin in these hands: one that was only taken goes back to the queue. */
  close(): void {
    this.#closed = true;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** The signal is aborted with a `StopReason`. */
  hold(runId: string): AbortSignal {
    const controller = new AbortController();
    if (this.#stoppedAll) controller.abort(this.#stoppedAll);
    this.#held.set(controller.signal, { runId, controller });
    this.#changed();
    return controller.signal;
  }

  release(signal: AbortSignal): void {
    this.#held.delete(signal);
    this.#changed();
  }

  /** Of a run that is in other hands, nothing happens. */
  stop(runId: string, reason: StopReason): void {
    for (const held of this.#held.values()) if (held.runId === runId) held.controller.abort(reason);
  }

  /** Also the one that is being taken just now. */
  stopAll(reason: StopReason): void {
    this.#closed = true;
    this.#stoppedAll = reason;
    for (const { controller } of this.#held.values()) controller.abort(reason);
  }
}
