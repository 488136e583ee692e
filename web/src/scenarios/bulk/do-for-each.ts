/** What came of it for one: done, with words about it, or left as it was, with the reason. */
export type ActOutcome = { readonly isDone: true; readonly words: string; readonly to?: string } | Failure;

interface Failure {
  readonly isDone: false;
  readonly words: string;
}

interface Options<Item> {
  /** So many at once, so that a long list neither takes forever nor keeps others from their work. */
  readonly atOnce: number;
  readonly began: (item: Item) => void;
  readonly ended: (item: Item, outcome: ActOutcome) => void;
  /** None is begun once it is aborted; what was begun ends. */
  readonly signal: AbortSignal;
}

/** Does one thing for each of many; that it fails for one keeps it from no other. */
export const doForEach = async <Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<ActOutcome>,
  { atOnce, began, ended, signal }: Options<Item>,
): Promise<void> => {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined && !signal.aborted; item = left.shift()) {
      began(item);
      const outcome = await work(item).catch((thrown: unknown): ActOutcome => ({
        isDone: false,
        words: thrown instanceof Error ? thrown.message : String(thrown),
      }));
      ended(item, outcome);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
};
