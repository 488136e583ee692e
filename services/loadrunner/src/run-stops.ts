import type { StopReason } from './verdict.js';

/** The runs that this worker has in its hands, and the way to stop them. */
export class RunStops {
  readonly #controllers = new Map<string, AbortController>();

  /** The signal is aborted with a `StopReason`. */
  hold(runId: string): AbortSignal {
    const controller = new AbortController();
    this.#controllers.set(runId, controller);
    return controller.signal;
  }

  letGo(runId: string): void {
    this.#controllers.delete(runId);
  }

  /** Of a run that is in other hands, nothing happens. */
  stop(runId: string, reason: StopReason): void {
    this.#controllers.get(runId)?.abort(reason);
  }

  stopAll(reason: StopReason): void {
    for (const controller of this.#controllers.values()) controller.abort(reason);
  }
}
