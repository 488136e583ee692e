/** Every name of ours in Redis. The channel of the live view is in the contracts, since the gateway listens to it. */
export const redisNames = (namespace: string) => {
  const prefix = namespace === '' ? '' : `${namespace}:`;
  return {
    /** BullMQ puts its keys below this. */
    queuePrefix: `${prefix}bull`,
    queue: 'load-runs',
    /** Hash: what each worker said last of itself, by its id and when it started; some of them may be gone. */
    workers: `${prefix}loadrunner:worker-lives`,
    /** Key: what a worker says of itself, for as long as it says it. */
    worker: (workerId: string) => `${prefix}loadrunner:worker:${workerId}`,
    /** Channel: ids of runs that are to be cancelled. */
    cancels: `${prefix}loadrunner:cancels`,
    /** Channel: ids of workers that were drained or resumed. */
    drains: `${prefix}loadrunner:drains`,
    /** Key: the last second of a running test, for those who join later. */
    lastProgress: (runId: string) => `${prefix}loadrunner:last-progress:${runId}`,
    /** Hash by part: the last second of each part of a distributed run. */
    partProgress: (runId: string) => `${prefix}loadrunner:part-progress:${runId}`,
  };
};
export type RedisNames = ReturnType<typeof redisNames>;
