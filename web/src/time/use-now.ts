import { useSyncExternalStore } from 'react';

const TICK_MS = 20_000;

let now = Date.now();
const watchers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

const subscribe = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  // The clock stands still while nobody looks.
  now = Date.now();
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of watchers) each();
  }, TICK_MS);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
};

/** The time, in milliseconds, often enough for "5 minutes ago". One clock for the whole page. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);
