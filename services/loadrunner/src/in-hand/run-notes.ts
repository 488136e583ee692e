/** What went wrong around a run that went on all the same: told beside the verdict, each thing once. */
export class RunNotes {
  readonly #notes = new Set<string>();

  async try(what: string, keep: () => Promise<void>): Promise<void> {
    try {
      await keep();
    } catch (error) {
      this.#missing(what, error);
    }
  }

  trySync(what: string, keep: () => void): void {
    try {
      keep();
    } catch (error) {
      this.#missing(what, error);
    }
  }

  add(...notes: string[]): void {
    for (const note of notes) this.#notes.add(note);
  }

  damagedLines(count: number): void {
    if (count > 0)
      this.#notes.add(
        `${count} ${count === 1 ? 'line' : 'lines'} of k6's output could not be understood, so what they measured is missing: see the log`,
      );
  }

  all(): string[] {
    return [...this.#notes];
  }

  #missing(what: string, error: unknown): void {
    this.#notes.add(`${what} could not be kept whole: ${error instanceof Error ? error.message : String(error)}`);
  }
}
