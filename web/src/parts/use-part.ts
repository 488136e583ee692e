import { useState } from 'react';
import { notifyProblem } from '../problems/notify.js';

interface Wanted<Part> {
  /** Undefined until it was wanted and has come. */
  readonly part: Part | undefined;
  readonly want: () => void;
  /** Has it come ahead of somebody who seems about to want it; that it does not come is told once it is wanted. */
  readonly expect: () => void;
}

/** A part of the page that comes when somebody first wants it, and not before. */
export const usePart = <Part>(load: () => Promise<Part>): Wanted<Part> => {
  const [part, setPart] = useState<Part>();
  return {
    part,
    want: () => void load().then((come) => setPart(() => come), notifyProblem),
    expect: () => void load().catch(() => undefined),
  };
};
