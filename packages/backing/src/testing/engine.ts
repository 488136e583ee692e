/** A server that speaks MongoDB's protocol, and is to behave as our code needs it. */
export interface StoreEngine {
  name: string;
  url: string;
  /** Kills it; it comes back by itself, at the same address. Absent for one that is not ours. */
  kill?: () => Promise<void>;
  stop: () => Promise<void>;
}
