/** The last message that becomes part of a rehearsal. */
export interface RecordPoint {
  readonly messageId: string;
  /** As people call it: `message 3`. */
  readonly words: string;
}
