export const PROTOCOLS = ['http', 'ws', 'grpc'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export type Tags = Readonly<Record<string, string>>;

/** A request that a sample counted, and what became of it. */
export interface Request {
  protocol: Protocol;
  tags: Tags;
  /** As k6 writes it. */
  at: string;
  failed: boolean;
  /** False where nobody said what is expected, and its status tells. */
  judgedByK6: boolean;
}
