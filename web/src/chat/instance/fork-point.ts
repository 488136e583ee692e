/** The message that a fork comes right after. */
export interface ForkPoint {
  readonly messageId: string;
  /** Its place in the conversation, from 1. */
  readonly number: number;
}

/** Messages of the template came all at once, so the journal holds no moment between them; `-m<n>` is how their ids end. */
export const isForkable = (messageId: string): boolean => !/-m\d+$/.test(messageId);
