import type { RefObject } from 'react';

/** A key, or several at once, and what they do. */
export interface Key {
  /** Such as `alt+shift+R`, `mod+K` or `?`; `mod` is Ctrl, and on a Mac the command key as well. */
  readonly keys: string;
  /** What it does, as people are told. */
  readonly label: string;
  /** Absent where somebody else hears it: it is told of, and no more. */
  readonly onPressed?: () => void;
  /** Heard only while the focus is in here. */
  readonly within?: RefObject<HTMLElement | null>;
}

/** The one way to whatever has a name. */
export const SEARCH_EVERYTHING = { keys: 'mod+K', label: 'Search everything' } as const;

/** Whether a key does something wherever one is, or on the page that is shown. */
export type Reach = 'page' | 'everywhere';

export interface OfferedKeys {
  readonly reach: Reach;
  readonly keys: readonly Key[];
}

/** Where there is no browser, there is no Mac either: the rules about keys are tested there. */
const isMac = 'navigator' in globalThis && /Mac|iP(hone|ad)/.test(navigator.userAgent);

/** What is printed on each of the keys. */
export const printed = (keys: string): string[] =>
  keys.split('+').map((key) => (key === 'mod' ? (isMac ? '⌘' : 'Ctrl') : key.charAt(0).toUpperCase() + key.slice(1)));
