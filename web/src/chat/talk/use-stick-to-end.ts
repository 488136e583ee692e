import { useEffect, useRef } from 'react';

/** So near the end counts as the end, in pixels. */
const NEAR = 80;

/** Keeps a scrolled list at its end as it grows, unless one has scrolled up to read. */
export const useStickToEnd = () => {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [box, inner] = [scroller.current, content.current];
    if (box === null || inner === null) return undefined;
    let isStuck = true;
    const toEnd = () => {
      if (isStuck) box.scrollTop = box.scrollHeight;
    };
    const onScroll = () => {
      isStuck = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
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
