import { isTerminal, type LoadRunProgress, type LoadRunView } from '@rehearsal/contracts/load/load-run';
import { loadRunRoom } from '@rehearsal/contracts/socket/rooms';
import type { Asked } from '../asking.js';
import type { Client } from '../client.js';
import { askToEnd } from './ask-to-end.js';
import type { Live } from './live.js';

export interface RunWatcher {
  /** Its state or its place in the queue is another. */
  changed?: (run: LoadRunView) => void;
  /** One second of it. */
  progress?: (progress: LoadRunProgress) => void;
}

/** Resolves with a load run once it has ended. */
export function runToEnd(
  client: Client,
  live: Live,
  id: string,
  { changed, progress }: RunWatcher = {},
  asked: Asked = {},
): Promise<LoadRunView> {
  let shown: string | undefined;
  const ending = {
    read: (patiently: Asked) => client.get<LoadRunView>(`/load-runs/${encodeURIComponent(id)}`, undefined, patiently),
    watch: (news: (isTheEnd: boolean) => void) =>
      live.watch(loadRunRoom(id), {
        on: {
          'load-run': (push) => news(isTerminal(push.state)),
          'load-run-progress': (push) => progress?.(push.progress),
        },
      }),
    isLast: (run: LoadRunView) => {
      const now = `${run.state} ${run.position ?? ''}`;
      if (now !== shown) changed?.(run);
      shown = now;
      return isTerminal(run.state);
    },
  };
  return askToEnd(ending, asked);
}
