import { useEffect, useRef } from 'react';

/** So near the end counts as the end, in pixels. */
const NEAR = 80;
/** So long after its size changed, rows are measured and placed anew: what scrolls then is not the reader. */
const SETTLING_MS = 200;

/** Keeps a scrolled list at its end as it grows or is resized, unless one has scrolled up to read. */
export const useStickToEnd = () => {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [box, inner] = [scroller.current, content.current];
    if (box === null || inner === null) return undefined;
    let isStuck = true;
    let size = '';
    let settledAt = 0;
    const noteSize = () => {
      const now = `${box.clientWidth} ${box.clientHeight}`;
      if (now !== size) settledAt = performance.now() + SETTLING_MS;
      size = now;
    };
    const toEnd = () => {
      noteSize();
      if (isStuck) box.scrollTop = box.scrollHeight;
    };
    const onScroll = () => {
      noteSize();
      if (performance.now() > settledAt) isStuck = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
      else toEnd();
    };
    const observer = new ResizeObserver(toEnd);
    observer.observe(inner);
    observer.observe(box);
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, []);
  return { scroller, content };
};
