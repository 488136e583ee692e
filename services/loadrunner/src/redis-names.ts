/** Every name of ours in Redis. The channel of the live view is in the contracts, since the gateway listens to it. */
export const redisNames = (namespace: string) => {
  const prefix = namespace === '' ? '' : `${namespace}:`;
  return {
    /** BullMQ puts its keys below this. */
    queuePrefix: `${prefix}bull`,
    queue: 'load-runs',
    /** Channel: ids of runs that are to be cancelled. */
    cancels: `${prefix}loadrunner:cancels`,
    /** Key: the last second of a running test, for those who join later. */
    lastProgress: (runId: string) => `${prefix}loadrunner:last-progress:${runId}`,
  };
};
export type RedisNames = ReturnType<typeof redisNames>;
