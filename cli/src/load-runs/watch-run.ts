import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { isTerminal, type LoadRunProgress, type LoadRunView } from '@rehearsal/contracts/load-run';
import { UnreachableError, type ApiClient } from '../api/api-client.js';
import { ApiError } from '../errors.js';

const POLL_EVERY_MS = 2_000;
const GIVE_UP_AFTER_MS = 5 * 60_000;

export interface RunWatcher {
  changed(run: LoadRunView): void;
  progress(progress: LoadRunProgress): void;
}

/**
 * Resolves with the run once it has ended. The socket brings progress and makes it quick; asking again and again makes it
 * certain, so a lost connection or a restarted gateway delays the answer and does not change it.
 */
export async function watchRun(api: ApiClient, id: string, watcher: RunWatcher): Promise<LoadRunView> {
  let hurry = new AbortController();
  const socket = io(api.url, { auth: { token: api.token }, transports: ['websocket'] });
  socket.on('connect', () => socket.emit('watch', { room: `load-run:${id}` }));
  socket.on('load-run-progress', (push: { id: string; progress: LoadRunProgress }) => {
    if (push.id === id) watcher.progress(push.progress);
  });
  socket.on('load-run', (push: { id: string }) => {
    if (push.id === id) hurry.abort();
  });
  try {
    let lastAnswer = performance.now();
    let state: LoadRunView['state'] | undefined;
    for (;;) {
      const asked = hurry;
      const run = await ask(api, id);
      if (run !== undefined) {
        lastAnswer = performance.now();
        if (run.state !== state) watcher.changed(run);
        state = run.state;
        if (isTerminal(run.state)) return run;
      } else if (performance.now() - lastAnswer > GIVE_UP_AFTER_MS) {
        return await api.get<LoadRunView>(`/load-runs/${id}`);
      }
      await sleep(POLL_EVERY_MS, undefined, { signal: asked.signal }).catch(() => undefined);
      hurry = new AbortController();
    }
  } finally {
    socket.disconnect();
  }
}

/** Undefined when nobody answers just now. */
async function ask(api: ApiClient, id: string): Promise<LoadRunView | undefined> {
  try {
    return await api.get<LoadRunView>(`/load-runs/${id}`);
  } catch (error) {
    if (error instanceof UnreachableError || (error instanceof ApiError && error.problem.status >= 500))
      return undefined;
    throw error;
  }
}
