import type { RunWatcher } from '@rehearsal/client/live/run-to-end';
import { isTerminal, type LoadRunProgress, type LoadRunView } from '@rehearsal/contracts/load/load-run';
import type { Output } from '../output.js';
import { dashboard, KEPT_SECONDS } from './dashboard.js';

/** Without a terminal a line now and then is enough to see that it goes on. */
const LINE_EVERY_S = 10;

/** Tells how a run is getting on: a picture that is redrawn on a terminal, lines elsewhere. */
export function liveView({ interactive, note, frame, colors }: Output): Required<RunWatcher> & { close(): void } {
  let run: LoadRunView | undefined;
  let toldAt = -Infinity;
  const history: LoadRunProgress[] = [];

  const draw = () => {
    if (interactive && run) frame(isTerminal(run.state) ? [] : dashboard(run, history, colors));
  };
  return {
    changed(now) {
      if (run?.id !== now.id) history.length = 0;
      run = now;
      if (!interactive && !isTerminal(now.state)) note(`${now.name}: ${stateLine(now)}`);
      draw();
    },
    progress(progress) {
      history.push(progress);
      if (history.length > KEPT_SECONDS) history.shift();
      draw();
      if (interactive || !run || progress.elapsed_s - toldAt < LINE_EVERY_S) return;
      toldAt = progress.elapsed_s;
      note(`${run.name}: ${progressLine(progress)}`);
    },
    close: () => frame([]),
  };
}

function stateLine({ state, position }: LoadRunView): string {
  return state === 'queued' && position !== null ? `queued, number ${position}` : state;
}

export function progressLine(progress: LoadRunProgress): string {
  const { elapsed_s, load_s, fraction, vus, requests, requests_per_s, failed_requests, p95_ms } = progress;
  return [
    `${Math.round(elapsed_s)} s`,
    ...(load_s === null ? ['setup'] : fraction === null ? [] : [`${Math.round(fraction * 100)} %`]),
    `${vus} VUs`,
    `${requests} requests`,
    `${requests_per_s.toFixed(1)}/s`,
    ...(p95_ms === null ? [] : [`p95 ${Math.round(p95_ms)} ms`]),
    `${failed_requests} failed`,
  ].join(' · ');
}
