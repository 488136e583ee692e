import type { WireMessage } from '../envelope.js';

/** A message to be published: one of ours, or the bytes of one as it came. */
export type Outgoing =
  WireMessage | { key: Buffer | null; value: Buffer | null; headers: Record<string, (string | Buffer)[]> };
