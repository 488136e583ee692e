import type { K6Process } from '../k6/process.js';
import type { Ending } from '../verdict/summary.js';
import type { StopReason } from '../verdict/run-facts.js';

/** What k6 may take when nobody waits for its teardown any more. */
const HURRY_SECONDS = 3;

/** Waits for the end of k6, and stops it on request or when it runs longer than it may. */
export async function untilGone(
  k6: K6Process,
  { stop: wish, graceSeconds, allowedSeconds }: { stop: AbortSignal; graceSeconds: number; allowedSeconds: number },
): Promise<Ending> {
  let stopped: StopReason | null = null;
  const stop = (reason: StopReason) => {
    stopped ??= reason;
    const hurry = reason === 'worker_lost' || reason === 'worker_stopped';
    k6.stop(hurry ? Math.min(graceSeconds, HURRY_SECONDS) : graceSeconds);
  };
  const onStop = () => stop(wish.reason as StopReason);
  const deadline = setTimeout(() => stop('timed_out'), allowedSeconds * 1000);
  if (wish.aborted) onStop();
  else wish.addEventListener('abort', onStop, { once: true });
  try {
    return { ...(await k6.exit), stopped, allowedSeconds };
  } finally {
    clearTimeout(deadline);
    wish.removeEventListener('abort', onStop);
  }
}
