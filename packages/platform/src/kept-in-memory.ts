import { LRUCache } from 'lru-cache';

/** How many values may be kept, and how many entries their lists may have together, which is mostly what they cost. */
interface Most {
  values: number;
  entries: number;
}

/** What was met last, by a key; `within` gives the object of a value that holds its lists. */
export const keptInMemory = <T extends object>(
  { values, entries }: Most,
  within: (value: T) => object | undefined,
): LRUCache<string, T> =>
  new LRUCache<string, T>({
    max: values,
    maxSize: entries,
    sizeCalculation: (value) =>
      Object.values(within(value) ?? {}).reduce<number>(
        (sum, each) => sum + (Array.isArray(each) ? each.length : 0),
        1,
      ),
  });
