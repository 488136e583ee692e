import { constants } from 'node:os';
import { ApiError } from '@rehearsal/client/api-error';
import { openLive } from '@rehearsal/client/live/live';
import { cancelRehearsalRun, rehearsalRunToEnd } from '@rehearsal/client/resources/rehearsals';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { exitOfSignal } from '../exit-codes.js';
import type { Session } from '../session.js';
import { liveView } from './live-view.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const codeOf = (signal: (typeof SIGNALS)[number]): number => exitOfSignal(constants.signals[signal]);

interface EndedRun {
  run: RehearsalRunView;
  /** The code of the signal that ended it. */
  exitCode: number | undefined;
}

interface Asking {
  /** Asks for the run. A signal that comes meanwhile ends the run as soon as it is known. */
  start: () => Promise<RehearsalRunView>;
  telling: (run: RehearsalRunView) => string;
  timeoutMs?: number | undefined;
}

/**
 * Asks for a run, tells of it and follows it to its end, for people. A signal cancels it, says so, and waits until its
 * trials have let go; a second one leaves at once. What is not over in time is cancelled too.
 */
export async function waitForEnd({ start, telling, timeoutMs }: Asking, { api, output }: Session): Promise<EndedRun> {
  const known: { id?: string; signal?: (typeof SIGNALS)[number] } = {};
  const view = liveView(output);
  const live = openLive(api);
  const cancel = (run: string, reason: string) => {
    output.note(`${reason}: the run ${run} is being cancelled.`);
    cancelRehearsalRun(api, run, reason).catch((error: unknown) => {
      // It may have ended meanwhile; anything else is said, and the run goes on.
      if (error instanceof ApiError && error.code === 'REHEARSAL_RUN_ENDED') return;
      output.note(`It could not be cancelled: ${error instanceof Error ? error.message : String(error)}`);
    });
  };
  const stop = (signal: (typeof SIGNALS)[number]) => {
    const { id } = known;
    if (known.signal !== undefined) {
      view.close();
      const see = id === undefined ? 'rehearse runs list' : `rehearse runs show ${id}`;
      output.note(`${signal}: left; see what became of it with \`${see}\`.`);
      process.exit(codeOf(signal));
    }
    known.signal = signal;
    if (id === undefined) output.note(`${signal}: the run was asked for, and is cancelled once its answer is here.`);
    else cancel(id, signal);
  };
  let timer: NodeJS.Timeout | undefined;
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    const started = await start();
    const { id } = started;
    known.id = id;
    output.note(telling(started));
    if (known.signal !== undefined) cancel(id, known.signal);
    if (timeoutMs !== undefined)
      timer = setTimeout(() => cancel(id, `not over after ${timeoutMs / 1000} s`), timeoutMs);
    const run = await rehearsalRunToEnd(api, live, id, view.seen);
    view.close(run);
    return { run, exitCode: known.signal && codeOf(known.signal) };
  } catch (error) {
    view.close();
    if (known.id !== undefined) output.note(`The run may still go on; see it with \`rehearse runs show ${known.id}\`.`);
    throw error;
  } finally {
    clearTimeout(timer);
    for (const signal of SIGNALS) process.off(signal, stop);
    live.close();
  }
}
