import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { isTerminal, type LoadRunProgress, type LoadRunView } from '@rehearsal/contracts/load/load-run';
import type { ApiClient } from '../api/api-client.js';
import { PATIENT, patiently, type Patience } from '../api/patience.js';

const ASK_EVERY_MS = 2_000;

export interface RunWatcher {
  changed(run: LoadRunView): void;
  progress(progress: LoadRunProgress): void;
  /** News of the connection. */
  tell(line: string): void;
}

/**
 * Resolves with the run once it has ended. The socket brings progress and makes it quick; asking again and again makes it
 * certain, so a lost connection or a restarted gateway delays the answer and does not change it.
 */
export async function watchRun(
  api: ApiClient,
  id: string,
  watcher: RunWatcher,
  patience: Partial<Patience> = {},
): Promise<LoadRunView> {
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
    let shown: string | undefined;
    for (;;) {
      const asked = hurry;
      const run = await patiently(() => api.get<LoadRunView>(`/load-runs/${encodeURIComponent(id)}`), {
        ...PATIENT,
        tell: (line) => watcher.tell(line),
        ...patience,
      });
      const now = `${run.state} ${run.position ?? ''}`;
      if (now !== shown) watcher.changed(run);
      shown = now;
      if (isTerminal(run.state)) return run;
      await sleep(ASK_EVERY_MS, undefined, { signal: asked.signal }).catch(() => undefined);
      hurry = new AbortController();
    }
  } finally {
    socket.disconnect();
  }
}
