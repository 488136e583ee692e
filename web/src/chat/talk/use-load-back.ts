import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** So near the beginning of what is loaded, more is loaded, in pixels. */
const NEAR = 400;

/** Loads what was said before as one scrolls up to it; what one reads stays where it is. */
export const useLoadBack = (
  scroller: RefObject<HTMLElement | null>,
  first: string | undefined,
  hasEarlier: boolean,
  loadEarlier: (count?: number) => Promise<void>,
) => {
  const [isLoading, setLoading] = useState(false);
  const fromEnd = useRef(0);
  const hasLoaded = useRef(false);
  /** At once, where the state is seen only once it is drawn: two scrolls may come before that. */
  const isAsking = useRef(false);
  const load = useCallback(() => {
    if (isAsking.current) return;
    isAsking.current = true;
    setLoading(true);
    // One that failed is tried again by the next scroll.
    void loadEarlier()
      .then(() => (hasLoaded.current = true))
      .catch(() => undefined)
      .finally(() => {
        isAsking.current = false;
        setLoading(false);
      });
  }, [loadEarlier]);

  useEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    const onScroll = () => {
      fromEnd.current = box.scrollHeight - box.scrollTop;
      const isScrolled = box.scrollTop > 0 || box.scrollHeight > box.clientHeight;
      if (hasEarlier && !isLoading && isScrolled && box.scrollTop < NEAR) load();
    };
    box.addEventListener('scroll', onScroll, { passive: true });
    // Whoever went on to the beginning while it was loaded can scroll no further, and would give no other sign.
    if (!isLoading && hasLoaded.current) {
      hasLoaded.current = false;
      onScroll();
    }
    return () => box.removeEventListener('scroll', onScroll);
  }, [scroller, hasEarlier, isLoading, load]);

  const shownFirst = useRef(first);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box !== null && shownFirst.current !== undefined && shownFirst.current !== first && fromEnd.current > 0)
      box.scrollTo({ top: box.scrollHeight - fromEnd.current });
    shownFirst.current = first;
  }, [scroller, first]);

  return { isLoading, load };
};
