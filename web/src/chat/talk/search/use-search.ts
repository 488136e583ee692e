import { useEffect, useMemo, useState } from 'react';
import { useChat } from '../../commands/chat-context.js';
import { LOADED_AT_ONCE } from '../loaded-at-once.js';
import { matching } from './fold.js';

export interface Search {
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  /** How many messages hold it, among those that are loaded. */
  readonly count: number;
  /** The one that is shown, from 1; 0: none. */
  readonly place: number;
  readonly current: string | undefined;
  /** How many messages are still to be had, and looked into. */
  readonly unread: number;
  readonly hasFailed: boolean;
  readonly again: () => void;
  /** To the next one, later or earlier; from the last one to the first. */
  readonly step: (by: 1 | -1) => void;
}

/**
 * Looks for words in all of a conversation. What is not loaded is had meanwhile, by the same way as by scrolling back: what
 * is found is shown among what was said around it, so that it has to be here anyway.
 */
export const useSearch = (isOpen: boolean): Search => {
  const { view, loadEarlier } = useChat();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string>();
  const [hasFailed, setFailed] = useState(false);
  const wanted = isOpen ? typed : '';
  const messages = view.chat_messages;
  const found = useMemo(() => matching(messages, wanted), [messages, wanted]);
  const unread = view.earlier?.messages ?? 0;
  const isWanted = wanted.trim() !== '';

  useEffect(() => {
    if (!isWanted || unread === 0 || hasFailed) return;
    loadEarlier(LOADED_AT_ONCE).catch(() => setFailed(true));
  }, [isWanted, unread, hasFailed, loadEarlier]);

  const kept = chosen === undefined ? -1 : found.indexOf(chosen);
  // One reads at the end, and so the last one is the first to be shown.
  const index = kept === -1 ? found.length - 1 : kept;
  const step = (by: 1 | -1) => setChosen(found[(index + by + found.length) % found.length]);
  return {
    typed: wanted,
    setTyped: (next) => {
      setChosen(undefined);
      setTyped(next);
    },
    count: found.length,
    place: index + 1,
    current: found[index],
    unread: isWanted ? unread : 0,
    hasFailed,
    again: () => setFailed(false),
    step,
  };
};
