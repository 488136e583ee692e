import { useLayoutEffect } from 'react';

/** Where the focus belongs once a dialog is shut. An item of a menu is gone by then: its button stands for it. */
const originOf = (focused: Element): Element => {
  const menu = focused.closest('[role=menu]')?.getAttribute('aria-labelledby');
  return (menu === null || menu === undefined ? null : document.getElementById(menu)) ?? focused;
};

/** The origin of what had the focus last: which menu an item was of cannot be told any more once it has gone. */
let last: Element | undefined;

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof Element) last = originOf(target);
});

/**
 * Where the focus is, or was until it fell to the page: what had it in a menu that shuts is hidden or gone before the dialog
 * comes, sooner or later.
 */
const currentOrigin = (): Element | null => {
  const { activeElement: active } = document;
  return active !== null && active !== document.body ? originOf(active) : (last ?? null);
};

/** A list that was read anew meanwhile may have drawn its rows anew: to whoever reads, a button of the same name is the same. */
const asItIsNow = (origin: Element | null): Element | null => {
  const name = origin?.getAttribute('aria-label') ?? null;
  if (origin === null || origin.isConnected || name === null) return origin;
  return document.querySelector(`${origin.tagName}[aria-label="${CSS.escape(name)}"]`);
};

/**
 * Gives the focus back to where it was before a dialog, however that was opened and shut. The library does so where the
 * dialog outlives its opening and was opened by a button; else the focus would fall to the beginning of the page.
 */
export const useFocusBack = (isOpen: boolean): void => {
  // Before the dialog takes the focus for itself.
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const origin = currentOrigin();
    return () => {
      // By then the dialog has gone, and whatever else is drawn at once has taken the focus if it wants it.
      setTimeout(() => {
        const { activeElement: active } = document;
        if (active !== null && active !== document.body && active.closest('[role=dialog]') === null) return;
        const now = asItIsNow(origin);
        const target = now?.isConnected === true ? now : document.querySelector('#content h1');
        if (target instanceof HTMLElement) target.focus({ preventScroll: true });
      });
    };
  }, [isOpen]);
};
