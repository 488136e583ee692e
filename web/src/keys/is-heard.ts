import { getHotkeyHandler } from '@mantine/hooks';
import type { Key } from './key.js';

/** Where a key that is pressed alone is a letter of a text. */
const FIELDS = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable=true]';

/** What lies above the page and has the keyboard for itself. */
const ABOVE = '[role=dialog], [role=alertdialog], [role=menu]';

/**
 * Whether a dialog or a menu has the keyboard. One that is still seen while it closes has given it back; where the focus is
 * nowhere, it is with what is open.
 */
export const isCovered = (): boolean => {
  const focused = document.activeElement ?? document.body;
  return [...document.querySelectorAll(ABOVE)].some(
    (element) => element.checkVisibility() && (focused === document.body || element.contains(focused)),
  );
};

const isAlone = (keys: string): boolean => !/^(alt|ctrl|meta|mod)\+/.test(keys);

/** Whether these very keys are pressed. With Alt another character comes of a key, so its place counts. */
const arePressed = (keys: string, event: KeyboardEvent): boolean => {
  let isSo = false;
  // Whether a sign needs Shift differs from keyboard to keyboard.
  const ways = keys === '?' ? ['?', 'shift+?'] : [keys];
  const options = { preventDefault: false, usePhysicalKeys: keys.startsWith('alt+') };
  getHotkeyHandler(ways.map((way) => [way, () => (isSo = true), options]))(event);
  return isSo;
};

/** Whether an event means a key, where it happened. */
export const isHeard = ({ keys, within }: Pick<Key, 'keys' | 'within'>, event: KeyboardEvent): boolean => {
  // Enter and Escape also end the composition of a character in some scripts.
  if (event.isComposing || !arePressed(keys, event)) return false;
  const target = event.target instanceof Element ? event.target : null;
  if (within !== undefined) return within.current?.contains(target) === true;
  return !(isAlone(keys) && target?.closest(FIELDS));
};
