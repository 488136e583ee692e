import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { createContext, use } from 'react';
import { useMay } from '../../api/auth.js';

/** The test user that a chat is with, and how the page comes to show another state or another test user. */
interface Chat {
  /** Null: of none, such as the test user of a rehearsal that came as a file. */
  readonly scenarioId: string | null;
  readonly view: InstanceView;
  /** The version that is looked at in place of what is now; null: now. */
  readonly at: number | null;
  /** Shows a version; null: now. `isPassing`: on the way to another one, so that Back does not stop here. */
  readonly lookAt: (version: number | null, isPassing?: boolean) => void;
  /** The message that the address names, by its id. */
  readonly linked: string | undefined;
  /** Takes in an instance that came as the answer to a command. */
  readonly adopt: (view: InstanceView) => void;
  /** Sees to it that a version which an answer told of is shown. */
  readonly reach: (version: number) => Promise<void>;
  /** Loads so many of the messages before those that are shown. */
  readonly loadEarlier: (count?: number) => Promise<void>;
  readonly loadActions: () => Promise<void>;
  /** Goes on with another instance; undefined: with the primary one. */
  readonly goTo: (instanceId: string | undefined) => void;
  /** Who watches it besides this person, by their ids. */
  readonly others: readonly string[];
  /** Whether the conversation is being searched. */
  readonly isSearching: boolean;
  readonly setSearching: (isSearching: boolean) => void;
}

export const ChatContext = createContext<Chat | null>(null);

/** The chat of the page that this is part of. */
export const useChat = (): Chat => {
  const chat = use(ChatContext);
  if (chat === null) throw new Error('This belongs inside the page of a test chat.');
  return chat;
};

/** Whether this person may change this test user. A live session is never written to, and nobody writes to the past. */
export const useMayWrite = (): boolean => {
  const mayWrite = useMay('instance:write');
  const { view, at } = useChat();
  return view.kind === 'test' && at === null && mayWrite;
};
