import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent } from 'react';
import { READER_ACTS } from '../use-stick-to-end.js';

const LOOK_AGAIN_MS = 1000;
const LOOKS = 30;

interface Shown {
  /** -1: none. */
  readonly place: number;
  /** What is shown: another one is brought into view, and this one not again wherever it is by then. */
  readonly key: string;
}

/**
 * Brings a row into the middle of what is seen, once it is there. Whoever is slow to draw is told again where
 * it is: the library gives up after five seconds, in which the rows around it may not all have been measured.
 */
export function useShowRow(
  rows: Virtualizer<HTMLDivElement, Element>,
  { place, key }: Shown,
  /** Before it scrolls. */
  note: () => void,
): void {
  const show = useEffectEvent(() => {
    note();
    rows.scrollToIndex(place, { align: 'center' });
  });
  const isInView = useEffectEvent(() => {
    const row = rows.measurementsCache[place];
    const top = rows.scrollOffset ?? 0;
    const bottom = top + (rows.scrollRect?.height ?? 0);
    return row !== undefined && row.start < bottom && row.end > top;
  });
  const isThere = place !== -1;
  useEffect(() => {
    const box = rows.scrollElement;
    if (!isThere || box === null) return undefined;
    show();
    let looks = 0;
    const timer = setInterval(() => {
      if (isInView() || ++looks === LOOKS) stop();
      else show();
    }, LOOK_AGAIN_MS);
    /** Whoever scrolls on by themselves is not taken back. */
    function stop(): void {
      clearInterval(timer);
      for (const act of READER_ACTS) box?.removeEventListener(act, stop);
    }
    for (const act of READER_ACTS) box.addEventListener(act, stop, { passive: true });
    return stop;
  }, [isThere, key, rows]);
}
