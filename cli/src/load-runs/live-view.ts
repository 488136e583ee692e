import { isTerminal, type LoadRunProgress, type LoadRunView } from '@rehearsal/contracts/load-run';
import type { Output } from '../output.js';
import type { RunWatcher } from './watch-run.js';

/** Tells how a run is getting on: one line that is rewritten on a terminal, a line for each change of state elsewhere. */
export function liveView({ interactive, note, colors }: Output): RunWatcher & { close(): void } {
  let open = false;
  const clear = () => {
    if (open) process.stderr.write('\r\x1b[2K');
    open = false;
  };
  return {
    changed(run) {
      clear();
      if (!isTerminal(run.state)) note(`${run.name}: ${stateLine(run)}`);
    },
    progress(progress) {
      if (!interactive) return;
      clear();
      process.stderr.write(colors.dim(progressLine(progress)));
      open = true;
    },
    close: clear,
  };
}

const stateLine = ({ state, position }: LoadRunView): string =>
  state === 'queued' && position !== null ? `queued, ${position === 0 ? 'next' : `${position} before it`}` : state;

export function progressLine(progress: LoadRunProgress): string {
  const { elapsed_s, fraction, vus, requests, requests_per_s, failed_requests, p95_ms } = progress;
  return [
    `${Math.round(elapsed_s)} s`,
    ...(fraction === null ? [] : [`${Math.round(fraction * 100)} %`]),
    `${vus} VUs`,
    `${requests} requests`,
    `${requests_per_s.toFixed(1)}/s`,
    ...(p95_ms === null ? [] : [`p95 ${Math.round(p95_ms)} ms`]),
    `${failed_requests} failed`,
  ].join(' · ');
}
