import type { RefObject } from 'react';

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const FIELD = 'input:not([type=hidden]), textarea, button';

/** The field of a place, or of the nearest thing above it that has one. */
const fieldOf = (within: HTMLElement, pointer: string): HTMLElement | null => {
  for (let place = pointer; place !== ''; place = place.slice(0, place.lastIndexOf('/'))) {
    const found = within.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(place)}"]`);
    if (found)
      return found.matches(FIELD) || found.tabIndex >= -1 ? (found.querySelector<HTMLElement>(FIELD) ?? found) : found;
    const card = within.querySelector<HTMLElement>(`[data-entry="${CSS.escape(place)}"]`);
    if (card) return card.querySelector<HTMLElement>(FIELD);
  }
  return null;
};

/** Opens what hides the field of a place, and gives it the focus, once the tab that it is on is drawn. */
export const goToField = async (root: RefObject<HTMLElement | null>, pointer: string): Promise<void> => {
  await nextFrame();
  await nextFrame();
  const { current: within } = root;
  if (within === null) return;
  const keys = pointer.split('/');
  for (let depth = 2; depth <= keys.length; depth += 1) {
    const place = keys.slice(0, depth).join('/');
    const closed = within.querySelector<HTMLElement>(`[data-entry="${CSS.escape(place)}"] > * > [aria-expanded=false]`);
    if (closed === null) continue;
    closed.click();
    await nextFrame();
  }
  const field = fieldOf(within, pointer);
  field?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
};
