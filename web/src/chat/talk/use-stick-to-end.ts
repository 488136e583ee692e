import { useCallback, useEffect, useRef, useState } from 'react';

/** So near the end counts as the end, in pixels. */
const NEAR = 80;
/** What scrolls so long after rows were placed anew, or after the reader did something, is put down to that. */
const LATELY_MS = 2000;
/** How a reader scrolls. What scrolls by itself (a search in the page) counts as the reader once nothing is placed anew. */
export const READER_ACTS = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** Keeps a scrolled list at its end as it grows or is resized, unless one has scrolled up to read. */
export const useStickToEnd = () => {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const actedAt = useRef(-Infinity);
  const isStuck = useRef(true);
  const [isAtEnd, setAtEnd] = useState(true);
  useEffect(() => {
    const [box, inner] = [scroller.current, content.current];
    if (box === null || inner === null) return undefined;
    let size = '';
    let placedAt = -Infinity;
    const noteSize = () => {
      const now = `${box.clientWidth} ${box.clientHeight} ${box.scrollHeight}`;
      if (now !== size) placedAt = performance.now();
      size = now;
    };
    const noteAct = () => {
      actedAt.current = performance.now();
    };
    const isLately = (moment: number) => performance.now() - moment < LATELY_MS;
    const toEnd = () => {
      noteSize();
      if (isStuck.current) box.scrollTop = box.scrollHeight;
    };
    const onScroll = () => {
      noteSize();
      if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR) isStuck.current = true;
      else if (isLately(actedAt.current) || !isLately(placedAt)) isStuck.current = false;
      else toEnd();
      setAtEnd(isStuck.current);
    };
    const observer = new ResizeObserver(toEnd);
    observer.observe(inner);
    observer.observe(box);
    box.addEventListener('scroll', onScroll, { passive: true });
    for (const act of READER_ACTS) box.addEventListener(act, noteAct, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', onScroll);
      for (const act of READER_ACTS) box.removeEventListener(act, noteAct);
    };
  }, []);
  /** For what scrolls because the reader asked for it elsewhere. */
  const noteAct = useCallback(() => {
    actedAt.current = performance.now();
  }, []);
  const toLatest = useCallback(() => {
    const box = scroller.current;
    isStuck.current = true;
    // How one scrolled before that is not what moves the rows that are measured now.
    actedAt.current = -Infinity;
    setAtEnd(true);
    box?.scrollTo({ top: box.scrollHeight });
    // What was pressed is gone with that.
    box?.focus();
  }, []);
  return { scroller, content, noteAct, isAtEnd, toLatest };
};
