/** Where the focus belongs once a dialog is shut. An item of a menu is gone by then: its button stands for it. */
const originOf = (focused: Element): Element => {
  const menu = focused.closest('[role=menu]')?.getAttribute('aria-labelledby');
  return (menu === null || menu === undefined ? null : document.getElementById(menu)) ?? focused;
};

/** The origin of what had the focus last: which menu an item was of cannot be told any more once it has gone. */
let last: Element | null = null;

/** From the beginning of the page: the dialogs are loaded later, and an item that opens the first is gone when it comes. */
export const watchFocus = (): void => {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element) last = originOf(target);
  });
};

/**
 * Where the focus is, or was until it fell to the page: what had it in a menu that shuts is hidden or gone before the dialog
 * comes, sooner or later.
 */
export const currentOrigin = (): Element | null => {
  const { activeElement: active } = document;
  return active !== null && active !== document.body ? originOf(active) : last;
};
