import { useLayoutEffect } from 'react';
import { currentOrigin } from './focus-origin.js';

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
