import { useWindowEvent } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { notifyProblem } from '../../../problems/notify.js';
import { useChat } from '../../commands/chat-context.js';
import { LOADED_AT_ONCE } from '../loaded-at-once.js';

/** The browser prints what is there: it knows nothing of what was said before and is not loaded. */
export const PRINT = { keys: 'mod+P', label: 'Print' } as const;

/** Prints a conversation from its beginning: what is not loaded is had first. */
export const usePrint = (): { readonly print: () => void; readonly isComing: boolean } => {
  const { view, loadEarlier } = useChat();
  const [isWanted, setWanted] = useState(false);
  const unread = view.earlier?.messages ?? 0;
  // Also where the person takes it back.
  useWindowEvent('afterprint', () => setWanted(false));
  useEffect(() => {
    if (!isWanted) return undefined;
    if (unread === 0) {
      // Not within an effect, where nothing is drawn at once: all of it is, when the browser says that it prints.
      const timer = setTimeout(() => globalThis.print());
      return () => clearTimeout(timer);
    }
    loadEarlier(LOADED_AT_ONCE).catch((error: unknown) => {
      setWanted(false);
      notifyProblem(error);
    });
    return undefined;
  }, [isWanted, unread, loadEarlier]);
  return { print: () => setWanted(true), isComing: isWanted };
};
