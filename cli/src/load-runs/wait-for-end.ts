import { constants } from 'node:os';
import { ApiError } from '@rehearsal/client/api-error';
import { openLive } from '@rehearsal/client/live/live';
import { runToEnd } from '@rehearsal/client/live/run-to-end';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { exitOfSignal } from '../exit-codes.js';
import type { Session } from '../session.js';
import { liveView } from './live-view.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Follows runs to their ends, one after the other, for people. A signal leaves them running, says how to come back, and
 * ends the command with the code of that signal.
 */
export async function waitForEnds(ids: readonly string[], { api, output }: Session): Promise<LoadRunView[]> {
  const ended: LoadRunView[] = [];
  const view = liveView(output);
  const live = openLive(api);
  const left = () => ids.slice(ended.length);
  const leave = (signal: (typeof SIGNALS)[number]) => {
    view.close();
    output.note(`${signal}: ${goOn(left())} without us.`);
    for (const line of waysBack(left())) output.note(line);
    process.exit(exitOfSignal(constants.signals[signal]));
  };
  for (const signal of SIGNALS) process.once(signal, leave);
  try {
    for (const id of ids) ended.push(await runToEnd(api, live, id, view));
    return ended;
  } catch (error) {
    view.close();
    // One that is not there goes on nowhere.
    if (!(error instanceof ApiError && error.status === 404))
      output.note(`The run may still go on; come back with \`rehearse loadtest watch ${left()[0] ?? ''}\`.`);
    throw error;
  } finally {
    for (const signal of SIGNALS) process.off(signal, leave);
    view.close();
    live.close();
  }
}

const goOn = (ids: readonly string[]): string => (ids.length === 1 ? 'the run goes on' : `${ids.length} runs go on`);

const waysBack = (ids: readonly string[]): string[] =>
  ids.map((id) => `  watch it with \`rehearse loadtest watch ${id}\`, stop it with \`rehearse loadtest cancel ${id}\``);
