/** Every Redis key of the coach; the namespace keeps systems on one Redis apart. */
export const redisKeys = (namespace: string) => {
  const prefix = namespace === '' ? 'coach' : `${namespace}:coach`;
  return {
    /** Title and metadata that a guest gave a conversation. */
    conversation: (id: string): string => `${prefix}:conversation:${id}`,
    /** The message that was answered last, for readers who must see what they wrote. */
    lastTurn: (conversationId: string): string => `${prefix}:last-turn:${conversationId}`,
    /** A guest's sign-in that was ended before its refresh token expired. */
    signedOut: (signInId: string): string => `${prefix}:signed-out:${signInId}`,
    /** BullMQ puts its own names behind it. */
    queuePrefix: namespace === '' ? 'bull' : `${namespace}:bull`,
  };
};
export type RedisKeys = ReturnType<typeof redisKeys>;
