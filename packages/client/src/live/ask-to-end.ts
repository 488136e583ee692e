import { pause } from '../pause.js';
import type { Asked } from '../asking.js';

/** A run is worth waiting for: a gateway that is restarted is back within seconds, networks and clusters take longer. */
const PATIENCE = { giveUpAfterMs: 5 * 60_000 };
const ASK_EVERY_MS = 2_000;
/** Pushes may come by the hundred a second, and each answer holds the whole run; the end comes once, and is not waited for. */
const ASK_AT_MOST_EVERY_MS = 150;

interface Ending<Run> {
  read: (asked: Asked) => Promise<Run>;
  /** Calls back when there is news, with whether it is the end, until the function that it answers is called. */
  watch: (news: (isTheEnd: boolean) => void) => () => void;
  /** Told of each answer; says whether it is the last. */
  isLast: (run: Run) => boolean;
}

/**
 * Asks for something until it has ended. The socket makes it quick; asking again and again makes it certain, so a lost
 * connection or a restarted gateway delays the answer and does not change it.
 */
export async function askToEnd<Run>(
  { read, watch, isLast }: Ending<Run>,
  { signal, patience }: Asked = {},
): Promise<Run> {
  let hurry = new AbortController();
  let end = new AbortController();
  const leave = watch((isTheEnd) => {
    hurry.abort();
    if (isTheEnd) end.abort();
  });
  const until = async (ms: number, news: AbortController) => {
    const wake = signal ? AbortSignal.any([news.signal, signal]) : news.signal;
    await pause(ms, wake).catch(() => signal?.throwIfAborted());
  };
  try {
    for (;;) {
      hurry = new AbortController();
      end = new AbortController();
      const run = await read({ signal, patience: { ...PATIENCE, ...patience } });
      if (isLast(run)) return run;
      await until(ASK_AT_MOST_EVERY_MS, end);
      await until(ASK_EVERY_MS, hurry);
    }
  } finally {
    leave();
  }
}
