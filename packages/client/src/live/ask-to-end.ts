import { pause } from '../pause.js';
import type { Asked } from '../asking.js';

/** A run is worth waiting for: a gateway that is restarted is back within seconds, networks and clusters take longer. */
const PATIENCE = { giveUpAfterMs: 5 * 60_000 };
const ASK_EVERY_MS = 2_000;
/** Pushes may come by the hundred a second; each answer holds the whole run. */
const ASK_AT_MOST_EVERY_MS = 150;

interface Ending<Run> {
  read: (asked: Asked) => Promise<Run>;
  /** Calls back when there is news, until the function that it answers is called. */
  watch: (news: () => void) => () => void;
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
  const leave = watch(() => hurry.abort());
  try {
    for (;;) {
      hurry = new AbortController();
      const next = signal ? AbortSignal.any([hurry.signal, signal]) : hurry.signal;
      const run = await read({ signal, patience: { ...PATIENCE, ...patience } });
      if (isLast(run)) return run;
      await pause(ASK_AT_MOST_EVERY_MS, signal);
      await pause(ASK_EVERY_MS, next).catch(() => signal?.throwIfAborted());
    }
  } finally {
    leave();
  }
}
