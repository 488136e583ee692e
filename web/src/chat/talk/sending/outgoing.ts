import type { ChatMessage } from '@rehearsal/contracts/coaching/coaching-state';
import type { SendFailure } from './send-failure.js';

/** A message that is on its way, or that did not go. */
export interface Outgoing {
  /** Its Idempotency-Key: sent again with it, the message is not said twice. */
  readonly key: string;
  readonly content: string;
  /** How many messages there were when it was sent; it can only come behind them. */
  readonly after: number;
  /** Absent as long as it is on its way. */
  readonly failure?: SendFailure;
}

/** Those that the conversation does not hold yet. Each message of it stands for one of them; so many come before those given. */
export const stillOutgoing = (
  outgoing: readonly Outgoing[],
  messages: readonly ChatMessage[],
  earlier = 0,
): Outgoing[] => {
  /** Behind which place the same words stand for another one. */
  const behind = new Map<string, number>();
  return outgoing.flatMap((message) => {
    const { content, failure } = message;
    const after = Math.max(message.after, behind.get(content) ?? 0);
    const place =
      failure?.outcome === 'refused'
        ? -1
        : messages.findIndex(
            ({ role, content: said }, index) => earlier + index >= after && role === 'user' && said === content,
          );
    if (place === -1) return [{ ...message, after }];
    behind.set(content, earlier + place + 1);
    return [];
  });
};

/** What is left in the composer of a text that failed and arrived after all: it would be said twice. */
export const textAfterArrival = (arrived: string, typed: string): string => {
  if (typed === arrived) return '';
  return typed.startsWith(`${arrived}\n`) ? typed.slice(arrived.length + 1) : typed;
};

/** The text in the composer once a message is taken back into it: what was sent, and what was typed since. */
export const textWithTaken = (taken: string, typed: string): string =>
  typed.trim() === '' ? taken : `${taken}\n${typed}`;
