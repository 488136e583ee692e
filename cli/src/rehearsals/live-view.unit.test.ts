import { describe, expect, it } from '@jest/globals';
import { aRehearsalRun } from '@rehearsal/testing/rehearsal-runs';
import type { Output } from '../output.js';
import { createColors } from '../terminal/colors.js';
import { liveView } from './live-view.js';

function view(interactive: boolean) {
  const lines: string[] = [];
  const frames: (readonly string[])[] = [];
  const output: Pick<Output, 'interactive' | 'tell' | 'frame' | 'colors'> = {
    interactive,
    tell: (line) => void lines.push(line),
    frame: (drawn) => void frames.push(drawn),
    colors: createColors(false),
  };
  return { ...liveView(output), lines, frames };
}
const whole = aRehearsalRun();
const begun = aRehearsalRun({
  state: 'running',
  verdict: null,
  rehearsals: whole.rehearsals.map((each, n) => (n === 1 ? each : { ...each, passed: 0, errors: 0, failed: 0, verdict: null, gate_met: null })), // prettier-ignore
});

describe('a rehearsal run while it goes on', () => {
  it('tells of each rehearsal once, as soon as it is judged', () => {
    const { seen, close, lines } = view(false);
    for (const run of [begun, begun, whole, whole]) seen(run);
    close(whole);
    expect(lines.map((line) => line.split('  ')[0])).toEqual([
      '✖ asks about the family',
      '✔ from the first hello to a name',
      '✖ ends the talk',
      '? waits for an answer',
    ]);
  });

  it('tells at the end of those that were not judged to theirs', () => {
    const { seen, close, lines } = view(false);
    seen(begun);
    close(begun);
    expect(lines.slice(1)).toEqual([
      '… from the first hello to a name  0 of 2 ended: 0 of 0 passed',
      '… ends the talk  0 of 1 ended: 0 of 0 passed',
      '… waits for an answer  0 of 1 ended: 0 of 0 passed',
    ]);
  });

  it('draws what is under way on a terminal, and takes it away', () => {
    const { seen, close, frames } = view(true);
    seen(begun);
    close(whole);
    expect(frames.map((drawn) => drawn.length)).toEqual([3, 0]);
  });
});
