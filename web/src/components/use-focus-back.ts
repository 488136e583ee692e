import { useLayoutEffect } from 'react';

/** Where the focus belongs once a dialog is shut. An item of a menu is gone by then: its button stands for it. */
const originOf = (focused: Element): Element => {
  const menu = focused.closest('[role=menu]')?.getAttribute('aria-labelledby');
  return (menu === null || menu === undefined ? null : document.getElementById(menu)) ?? focused;
};

/** What had the focus last, with its origin: which menu an item was of cannot be told any more once it has gone. */
let last: { readonly focused: Element; readonly origin: Element } | undefined;

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof Element) last = { focused: target, origin: originOf(target) };
});

/** Where the focus is, or was until it went with what had it: where nothing moves, a menu is gone before its dialog comes. */
const currentOrigin = (): Element | null => {
  const { activeElement: active } = document;
  if (active !== null && active !== document.body) return originOf(active);
  return last === undefined || last.focused.isConnected ? null : last.origin;
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
        const target = origin?.isConnected === true ? origin : document.querySelector('#content h1');
        if (target instanceof HTMLElement) target.focus({ preventScroll: true });
      });
    };
  }, [isOpen]);
};
