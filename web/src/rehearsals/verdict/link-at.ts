const linksIn = (place: Element): HTMLAnchorElement[] => [...place.querySelectorAll<HTMLAnchorElement>('.marks a')];

/** In the nearest line above or below, whichever link is nearest there: lists of marks stand below each other, and wrap. */
function acrossLines(
  links: readonly HTMLAnchorElement[],
  from: Element,
  isDown: boolean,
): HTMLAnchorElement | undefined {
  const here = from.getBoundingClientRect();
  const [nearest] = links
    .map((link) => ({ link, box: link.getBoundingClientRect() }))
    .filter(({ box }) => (isDown ? box.top >= here.bottom : box.bottom <= here.top))
    .map(({ link, box }) => ({ link, lines: Math.abs(box.top - here.top), columns: Math.abs(box.left - here.left) }))
    .sort((left, right) => left.lines - right.lines || left.columns - right.columns);
  return nearest?.link;
}

/** Where a key leads to from a link in a list of marks; undefined where there is nothing that way, or the key means nothing. */
export function linkAt(key: string, from: HTMLAnchorElement, list: Element): HTMLAnchorElement | undefined {
  const own = linksIn(list);
  switch (key) {
    case 'ArrowLeft':
      return own[own.indexOf(from) - 1];
    case 'ArrowRight':
      return own[own.indexOf(from) + 1];
    case 'Home':
      return own[0];
    case 'End':
      return own.at(-1);
    case 'ArrowUp':
    case 'ArrowDown':
      return acrossLines(linksIn(list.closest('table') ?? list), from, key === 'ArrowDown');
    default:
      return undefined;
  }
}
