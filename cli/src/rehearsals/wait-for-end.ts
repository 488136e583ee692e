import { constants } from 'node:os';
import { ApiError } from '@rehearsal/client/api-error';
import { openLive } from '@rehearsal/client/live/live';
import { cancelRehearsalRun, rehearsalRunToEnd } from '@rehearsal/client/resources/rehearsals';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { exitOfSignal } from '../exit-codes.js';
import type { Session } from '../session.js';
import { liveView } from './live-view.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

interface EndedRun {
  run: RehearsalRunView;
  /** The code of the signal that ended it. */
  exitCode: number | undefined;
}

/**
 * Tells of a run and follows it to its end, for people. A signal cancels it, says so, and waits until its trials have let go; a second one
 * leaves at once. What is not over in time is cancelled too.
 */
export async function waitForEnd(
  id: string,
  { timeoutMs, telling }: { timeoutMs?: number | undefined; telling: string },
  { api, output }: Session,
): Promise<EndedRun> {
  let exitCode: number | undefined;
  const view = liveView(output);
  const live = openLive(api);
  const cancel = (reason: string) => {
    output.note(`${reason}: the run ${id} is being cancelled.`);
    cancelRehearsalRun(api, id, reason).catch((error: unknown) => {
      // It may have ended meanwhile; anything else is said, and the run goes on.
      if (error instanceof ApiError && error.code === 'REHEARSAL_RUN_ENDED') return;
      output.note(`It could not be cancelled: ${error instanceof Error ? error.message : String(error)}`);
    });
  };
  const stop = (signal: (typeof SIGNALS)[number]) => {
    const code = exitOfSignal(constants.signals[signal]);
    if (exitCode !== undefined) {
      view.close();
      output.note(`${signal}: left; see what became of it with \`rehearse runs show ${id}\`.`);
      process.exit(code);
    }
    exitCode = code;
    cancel(signal);
  };
  const timer =
    timeoutMs === undefined ? undefined : setTimeout(() => cancel(`not over after ${timeoutMs / 1000} s`), timeoutMs);
  for (const signal of SIGNALS) process.on(signal, stop);
  // Not before a signal is heard: whoever reads which run it is may end it at once.
  output.note(telling);
  try {
    const run = await rehearsalRunToEnd(api, live, id, view.seen);
    view.close(run);
    return { run, exitCode };
  } catch (error) {
    view.close();
    output.note(`The run may still go on; see it with \`rehearse runs show ${id}\`.`);
    throw error;
  } finally {
    clearTimeout(timer);
    for (const signal of SIGNALS) process.off(signal, stop);
    live.close();
  }
}
