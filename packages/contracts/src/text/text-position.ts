/** Where something is in a text; both count from 1. */
export interface Position {
  line: number;
  column: number;
}

/** A fault of a text that people write, at the place where they find it. */
export interface LocatedFault extends Position {
  /** RFC 6901 into the document; '' for the whole, and for what is no JSON. */
  pointer: string;
  message: string;
}

/** From offsets of a text to places; the lines are counted once, when the first place is asked for. */
export const positionsIn = (text: string): ((offset: number) => Position) => {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
};
