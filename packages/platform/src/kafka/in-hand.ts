interface Weighty {
  value: Buffer | null;
}

const weightOf = ({ value }: Weighty): number => value?.length ?? 0;
export const weightOfAll = (messages: readonly Weighty[]): number =>
  messages.reduce((sum, message) => sum + weightOf(message), 0);

/** What was fetched, in order, in parts of so many messages and bytes at most; what is larger alone is a part of its own. */
export function partsOf<M extends Weighty>(messages: readonly M[], most: { count: number; bytes: number }): M[][] {
  const parts: M[][] = [];
  let bytes = 0;
  for (const message of messages) {
    const last = parts.at(-1);
    const weight = weightOf(message);
    if (last && last.length < most.count && bytes + weight <= most.bytes) {
      last.push(message);
      bytes += weight;
    } else {
      parts.push([message]);
      bytes = weight;
    }
  }
  return parts;
}

/**
 * Lets work through, in order, while all that is under way weighs no more than `most`; what weighs more alone goes alone.
 * A handler, and the store behind it, takes many times the memory of the bytes that came.
 */
export function weightLimit(most: number): (weight: number, work: () => Promise<void>) => Promise<void> {
  const waiting: { weight: number; go: () => void }[] = [];
  let held = 0;

  function admit(): void {
    for (let next = waiting[0]; next && (held === 0 || held + next.weight <= most); next = waiting[0]) {
      waiting.shift();
      held += next.weight;
      next.go();
    }
  }

  return async (weight, work) => {
    await new Promise<void>((go) => {
      waiting.push({ weight, go });
      admit();
    });
    try {
      await work();
    } finally {
      held -= weight;
      admit();
    }
  };
}
