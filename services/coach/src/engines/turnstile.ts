/**
 * Lets so many turns in at once. People go before trials, and trials never take the last place, so that a person waits at
 * most for another person, or for the one turn where there is but one place.
 */
export class Turnstile {
  #people = 0;
  #trials = 0;
  readonly #waiting = { people: [] as (() => void)[], trials: [] as (() => void)[] };

  constructor(private readonly places: number) {}

  /** Resolves once there is a place; what it gives must be called to leave it. */
  async enter(isTrial: boolean): Promise<() => void> {
    if (!this.#hasPlace(isTrial)) {
      const queue = isTrial ? this.#waiting.trials : this.#waiting.people;
      await new Promise<void>((resolve) => queue.push(resolve));
    } else this.#take(isTrial);
    return () => {
      if (isTrial) this.#trials -= 1;
      else this.#people -= 1;
      this.#admit();
    };
  }

  #hasPlace(isTrial: boolean): boolean {
    if (this.#people + this.#trials >= this.places) return false;
    if (!isTrial) return true;
    return this.#waiting.people.length === 0 && this.#trials < Math.max(1, this.places - 1);
  }

  #take(isTrial: boolean): void {
    if (isTrial) this.#trials += 1;
    else this.#people += 1;
  }

  /** Whoever is let in has its place from this moment on, so nobody takes it before they go on. */
  #admit(): void {
    for (const isTrial of [false, true]) {
      const queue = isTrial ? this.#waiting.trials : this.#waiting.people;
      while (queue.length > 0 && this.#hasPlace(isTrial)) {
        this.#take(isTrial);
        queue.shift()?.();
      }
    }
  }
}
