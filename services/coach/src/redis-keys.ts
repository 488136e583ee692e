/** Every Redis key of the coach; the namespace keeps systems on one Redis apart. */
export const redisKeys = (namespace: string) => {
  const prefix = namespace === '' ? 'coach' : `${namespace}:coach`;
  return {
    /** Title and metadata that a guest gave a conversation. */
    conversation: (id: string): string => `${prefix}:conversation:${id}`,
    /** What was asked and told with a stored response. */
    response: (id: string): string => `${prefix}:response:${id}`,
    /** What the last check of an engine found; and a mark while it goes on. */
    engineCheck: (engine: string): string => `${prefix}:engine-check:${engine}`,
    engineCheckMark: (engine: string): string => `${prefix}:engine-check-mark:${engine}`,
    /** Turns that requests to the API answer, by the time at which they have lasted too long. */
    inlineTurns: `${prefix}:inline-turns`,
    /** Counts of the API's limits. */
    limits: `${prefix}:limits:`,
    /** A guest's sign-in that was ended before its refresh token expired. */
    signedOut: (signInId: string): string => `${prefix}:signed-out:${signInId}`,
    /** BullMQ puts its own names behind it. */
    queuePrefix: namespace === '' ? 'bull' : `${namespace}:bull`,
  };
};
export type RedisKeys = ReturnType<typeof redisKeys>;
