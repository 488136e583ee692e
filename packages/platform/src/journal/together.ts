/** Two, so that one can be decided while the writes of the other are on their way. */
const AT_ONCE = 2;

interface Waiting<C> {
  commands: C[];
  done: () => void;
  failed: (error: unknown) => void;
}

/**
 * Hands batches of several partitions on as one: whatever comes while earlier ones are under way waits, and goes together
 * into the next. Writes, snapshots and sends are then shared by more commands the busier it is. Nothing of a partition is
 * under way twice, since its next batch comes only after the one before it; a failure fails all that went together.
 */
export function together<C>(process: (commands: C[]) => Promise<unknown>): (commands: C[]) => Promise<void> {
  let waiting: Waiting<C>[] = [];
  let underWay = 0;

  async function drain(): Promise<void> {
    underWay += 1;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await process(batch.flatMap(({ commands }) => commands));
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    underWay -= 1;
  }

  return (commands) =>
    new Promise<void>((done, failed) => {
      waiting.push({ commands, done, failed });
      if (underWay < AT_ONCE) void drain();
    });
}
