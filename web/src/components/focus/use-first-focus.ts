import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState, type MouseEvent } from 'react';

/** Of several links to one place, such as a mark and a line about the same trial: which was followed. */
const followed = new Map<string, number>();

const linksTo = (hash: string): HTMLAnchorElement[] =>
  [...document.querySelectorAll<HTMLAnchorElement>('#content a')].filter((link) => link.hash === hash);

const keepFollowed = ({ target }: MouseEvent): void => {
  const link = target instanceof Element ? target.closest('a') : null;
  if (link !== null) followed.set(link.hash, linksTo(link.hash).indexOf(link));
};

/** The place that somebody came back from to the page that opens; undefined where they did not go back. */
const useLeftPlace = (): string | undefined => {
  const router = useRouter();
  const [left] = useState(() => {
    // Until the page is drawn, what is resolved is the place before.
    const { latestLocation: here, stores } = router;
    const before = stores.resolvedLocation.get();
    return before !== undefined && before.state.__TSR_index > here.state.__TSR_index ? before.href : undefined;
  });
  return left;
};

/**
 * Where the focus is when a page opens: on its heading, so that the keyboard starts at its content. Who comes back to it
 * goes on where they were: on the link that they had followed.
 */
export const useFirstFocus = () => {
  const heading = useRef<HTMLHeadingElement>(null);
  const left = useLeftPlace();
  useEffect(() => {
    const { activeElement } = document;
    const isFree = activeElement === document.body || activeElement?.closest('nav, header') !== null;
    if (!isFree) return;
    const links = left === undefined ? [] : linksTo(`#${left}`);
    const link = links[followed.get(`#${left}`) ?? 0] ?? links[0];
    if (link === undefined) heading.current?.focus({ preventScroll: true });
    else link.focus();
  }, [left]);
  return { heading, keepFollowed };
};
