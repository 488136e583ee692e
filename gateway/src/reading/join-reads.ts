/**
 * Lets many askers share reads of the same thing without ever giving one a value that was read before it asked: those who
 * come while a read is under way share the next one. So a burst costs two reads, and nobody misses their own write.
 */
export function joinReads<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const running = new Map<string, Promise<T>>();
  const next = new Map<string, Promise<T>>();

  return function ask(key): Promise<T> {
    const current = running.get(key);
    if (!current) {
      const started = read(key).finally(() => running.delete(key));
      running.set(key, started);
      return started;
    }
    const waiting = next.get(key);
    if (waiting) return waiting;
    const after = current
      .catch(() => undefined)
      .then(() => {
        next.delete(key);
        return ask(key);
      });
    next.set(key, after);
    return after;
  };
}
