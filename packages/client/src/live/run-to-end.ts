import { isTerminal, type LoadRunProgress, type LoadRunView } from '@rehearsal/contracts/load/load-run';
import { loadRunRoom } from '@rehearsal/contracts/socket/rooms';
import type { Asked } from '../asking.js';
import type { Client } from '../client.js';
import { pause } from '../pause.js';
import type { Live } from './live.js';

const ASK_EVERY_MS = 2_000;
/** A run is worth waiting for: a gateway that is restarted is back within seconds, networks and clusters take longer. */
const PATIENCE = { giveUpAfterMs: 5 * 60_000 };

export interface RunWatcher {
  /** Its state or its place in the queue is another. */
  changed?: (run: LoadRunView) => void;
  /** One second of it. */
  progress?: (progress: LoadRunProgress) => void;
}

/**
 * Resolves with a load run once it has ended. The socket brings progress and makes it quick; asking again and again makes
 * it certain, so a lost connection or a restarted gateway delays the answer and does not change it.
 */
export async function runToEnd(
  client: Client,
  live: Live,
  id: string,
  { changed, progress }: RunWatcher = {},
  { signal, patience }: Asked = {},
): Promise<LoadRunView> {
  let hurry = new AbortController();
  const leave = live.watch(loadRunRoom(id), {
    on: { 'load-run': () => hurry.abort(), 'load-run-progress': (push) => progress?.(push.progress) },
  });
  try {
    for (let shown: string | undefined; ;) {
      hurry = new AbortController();
      const next = signal ? AbortSignal.any([hurry.signal, signal]) : hurry.signal;
      const run = await client.get<LoadRunView>(`/load-runs/${encodeURIComponent(id)}`, undefined, {
        signal,
        patience: { ...PATIENCE, ...patience },
      });
      const now = `${run.state} ${run.position ?? ''}`;
      if (now !== shown) changed?.(run);
      shown = now;
      if (isTerminal(run.state)) return run;
      await pause(ASK_EVERY_MS, next).catch(() => signal?.throwIfAborted());
    }
  } finally {
    leave();
  }
}
