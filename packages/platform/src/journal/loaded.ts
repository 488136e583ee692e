/** An aggregate as it is after a commit. */
export interface Loaded<S> {
  state: S | undefined;
  /** 0 for an aggregate that nobody has spoken of. */
  seq: number;
  /** When it was deleted; the id of what was deleted stays taken for ever. */
  deletedAt?: string;
  /** The last two versions up to this one at which a segment is due, where they were met on the way. */
  marks?: Loaded<S>[];
}
