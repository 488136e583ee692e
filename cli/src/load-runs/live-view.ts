import { isTerminal, type LoadRunProgress, type LoadRunView } from '@rehearsal/contracts/load/load-run';
import type { Output } from '../output.js';
import { dashboard, KEPT_SECONDS } from './dashboard.js';
import type { RunWatcher } from './watch-run.js';

/** Without a terminal a line now and then is enough to see that it goes on. */
const LINE_EVERY_S = 10;

/** Tells how a run is getting on: a picture that is redrawn on a terminal, lines elsewhere. */
export function liveView({ interactive, note, colors }: Output): RunWatcher & { close(): void } {
  let drawn = 0;
  let run: LoadRunView | undefined;
  let toldAt = -Infinity;
  const history: LoadRunProgress[] = [];

  const clear = () => {
    if (drawn > 0) process.stderr.write(`\x1b[${drawn}A\x1b[0J`);
    drawn = 0;
  };
  const draw = () => {
    if (!interactive || !run || isTerminal(run.state)) return;
    const width = process.stderr.columns || 120;
    const lines = dashboard(run, history, colors).map((line) => fitted(line, width));
    clear();
    process.stderr.write(`${lines.join('\n')}\n`);
    drawn = lines.length;
  };
  return {
    changed(now) {
      clear();
      if (run?.id !== now.id) history.length = 0;
      run = now;
      if (!interactive && !isTerminal(now.state)) note(`${now.name}: ${stateLine(now)}`);
      draw();
    },
    progress(progress) {
      history.push(progress);
      if (history.length > KEPT_SECONDS) history.shift();
      if (interactive) draw();
      if (interactive || !run || progress.elapsed_s - toldAt < LINE_EVERY_S) return;
      toldAt = progress.elapsed_s;
      note(`${run.name}: ${progressLine(progress)}`);
    },
    tell(line) {
      clear();
      note(line);
      draw();
    },
    close: clear,
  };
}

/** A line that wraps could not be taken back; colours are dropped from one that has to be cut. */
function fitted(line: string, width: number): string {
  const plain = line.replaceAll(/\x1b\[[\d;]*m/g, '');
  return plain.length < width ? line : plain.slice(0, width - 1);
}

function stateLine({ state, position }: LoadRunView): string {
  return state === 'queued' && position !== null ? `queued, number ${position}` : state;
}

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
