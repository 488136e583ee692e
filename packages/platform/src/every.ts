import type { Log } from './log.js';

/** Does something again and again, never twice at once; a failure is logged and the next turn comes. */
export function every(ms: number, act: () => Promise<void>, log: Log): { end: () => Promise<void> } {
  let ended = false;
  let acting = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const turn = async () => {
    await act().catch((error: unknown) => log.warn({ err: error }, 'a regular task failed'));
    if (!ended) plan();
  };
  const plan = () => {
    timer = setTimeout(() => {
      acting = turn();
    }, ms);
  };
  plan();
  return {
    end: async () => {
      ended = true;
      clearTimeout(timer);
      await acting;
    },
  };
}
