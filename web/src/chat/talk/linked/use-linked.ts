import { useEffect, useState } from 'react';
import { useChat } from '../../commands/chat-context.js';
import { LOADED_AT_ONCE } from '../loaded-at-once.js';

export interface Linked {
  /** The message that the address names; undefined: none. */
  readonly id: string | undefined;
  /** `gone`: all of the conversation is here, and it is not in it. */
  readonly state: 'there' | 'coming' | 'failed' | 'gone';
  /** Its place in the conversation, from 1; 0 while it is not there. */
  readonly number: number;
  readonly again: () => void;
}

/** The message that a link leads to. What was said since is had first, by the same way as by scrolling back to it. */
export const useLinked = (): Linked => {
  const { view, linked: id, loadEarlier } = useChat();
  const [hasFailed, setFailed] = useState(false);
  const unread = view.earlier?.messages ?? 0;
  const place = id === undefined ? -1 : view.chat_messages.findIndex((message) => message.id === id);
  const isWanted = id !== undefined && place === -1 && unread > 0;

  useEffect(() => {
    if (!isWanted || hasFailed) return;
    loadEarlier(LOADED_AT_ONCE).catch(() => setFailed(true));
  }, [isWanted, unread, hasFailed, loadEarlier]);

  return {
    id,
    state: place !== -1 ? 'there' : !isWanted ? 'gone' : hasFailed ? 'failed' : 'coming',
    number: place === -1 ? 0 : unread + place + 1,
    again: () => setFailed(false),
  };
};
