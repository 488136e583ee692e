/** A watcher that did not look for longer was asleep, or waited for the store: that is not the other's silence. */
const MOST_BETWEEN_LOOKS_MS = 1000;

/** How long somebody gave no sign of life, in time that the watcher itself was awake for. */
export class Silence {
  /** Milliseconds. */
  ms = 0;
  #beat: number | undefined;
  #lookedAt: number | undefined;

  /** `at` is when the look was over, in milliseconds on a clock that never jumps. */
  look(beat: number | undefined, at: number): void {
    const awake = Math.min(at - (this.#lookedAt ?? at), MOST_BETWEEN_LOOKS_MS);
    this.ms = beat === this.#beat ? this.ms + awake : 0;
    this.#beat = beat;
    this.#lookedAt = at;
  }
}
