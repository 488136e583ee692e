/**
 * Work on the same thing goes one after the other, in the order in which it came; work on several things waits for all
 * of them, and on different things nothing waits. What fails holds nobody up.
 */
export class InTurn {
  readonly #last = new Map<string, Promise<void>>();

  /** Answers with what `work` does, which begins once all earlier work on any of `keys` has ended. */
  async run<T>(keys: Iterable<string>, work: () => Promise<T>): Promise<T> {
    const mine = [...new Set(keys)];
    const before = mine.flatMap((key) => this.#last.get(key) ?? []);
    const result = before.length === 0 ? work() : Promise.all(before).then(work);
    const ended = result.then(ignored, ignored);
    for (const key of mine) this.#last.set(key, ended);
    try {
      return await result;
    } finally {
      for (const key of mine) if (this.#last.get(key) === ended) this.#last.delete(key);
    }
  }
}

/** Whoever asked for the work is told how it ended. */
const ignored = (): void => undefined;
