/** How long somebody gave no sign of life, in time that the watcher itself was awake for. */
export class Silence {
  /** Milliseconds. */
  ms = 0;
  #beat: number | null | undefined;
  #lookedAt: number | undefined;

  /**
   * A watcher that did not look for longer than `mostBetweenLooksMs` was asleep, or waited for the store: that is not the
   * other's silence.
   */
  constructor(private readonly mostBetweenLooksMs: number) {}

  /** `at` is when the look was over, in milliseconds on a clock that never jumps. */
  look(beat: number | null | undefined, at: number): void {
    const awake = Math.min(at - (this.#lookedAt ?? at), this.mostBetweenLooksMs);
    this.ms = beat === this.#beat ? this.ms + awake : 0;
    this.#beat = beat;
    this.#lookedAt = at;
  }
}
