import type { ChatMessage } from '@rehearsal/contracts/coaching/coaching-state';

/** A message that is on its way: shown at once, and taken back if it fails. */
export interface Outgoing {
  /** Its Idempotency-Key: sent again with it, the message is not said twice. */
  readonly key: string;
  readonly content: string;
  /** How many messages there were when it was sent; it can only come behind them. */
  readonly after: number;
}

/** Those that the conversation does not hold yet. Each message of it stands for one of them; so many come before those given. */
export const stillOutgoing = (
  outgoing: readonly Outgoing[],
  messages: readonly ChatMessage[],
  earlier = 0,
): Outgoing[] => {
  const claimed = new Set<string>();
  return outgoing.filter(({ content, after }) => {
    const landed = messages.find(
      (message, index) =>
        earlier + index >= after && message.role === 'user' && message.content === content && !claimed.has(message.id),
    );
    if (landed) claimed.add(landed.id);
    return !landed;
  });
};

/** What is left in the composer of a text that failed and arrived after all: it would be said twice. */
export const textAfterArrival = (arrived: string, typed: string): string => {
  if (typed === arrived) return '';
  return typed.startsWith(`${arrived}\n`) ? typed.slice(arrived.length + 1) : typed;
};

/** The text in the composer once a send has failed: what was sent, and what was typed since. */
export const textAfterFailure = (failed: string, typed: string): string =>
  typed.trim() === '' ? failed : `${failed}\n${typed}`;
