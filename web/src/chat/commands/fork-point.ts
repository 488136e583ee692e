/** What a fork comes right after. */
export interface ForkPoint {
  readonly after: { readonly after_message_id: string } | { readonly at_version: number };
  /** As people call it: `message 3`. */
  readonly words: string;
}

/** Messages of the template came all at once, so the journal holds no moment between them; `-m<n>` is how their ids end. */
export const isSaid = (messageId: string): boolean => !/-m\d+$/.test(messageId);
