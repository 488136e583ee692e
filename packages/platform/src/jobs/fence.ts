/**
 * Whether something may still be in these hands: whoever cannot prove it for long enough lets go of it by himself. One who
 * was asleep asks once more before that, since nobody may have taken it meanwhile.
 */
export class Fence {
  #provedAt: number;
  #lookedAt: number;

  /** Looked at every `everyMs`. `now` is milliseconds on a clock that never jumps. */
  constructor(
    private readonly ms: number,
    private readonly everyMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#provedAt = this.#lookedAt = this.now();
  }

  proved(): void {
    this.#provedAt = this.now();
  }

  /** To be asked before each attempt at a proof. */
  isPassed(): boolean {
    const now = this.now();
    const asleep = now - this.#lookedAt > 2 * this.everyMs;
    this.#lookedAt = now;
    return !asleep && this.#isOverdue(now);
  }

  /** To be asked when an attempt has failed. */
  isPassedAfterFailure(): boolean {
    return this.#isOverdue(this.now());
  }

  #isOverdue(now: number): boolean {
    return now - this.#provedAt > this.ms;
  }
}
