import { shortDuration } from '@rehearsal/contracts/instance/duration';
import type { Course } from './played-turn.js';

type Step = { say: string } | { advance_clock: string };

/**
 * The person's half of a course as a script that cannot break: what was chosen then is said now, whether it is offered
 * any more or not. Nothing is expected.
 */
export function replayScript({ turns, moves }: Course): Step[] {
  const script: Step[] = [];
  const move = (place: number) => {
    const seconds = moves.get(place) ?? 0;
    if (seconds >= 1) script.push({ advance_clock: shortDuration(Math.round(seconds)) });
  };
  turns.forEach(({ said }, place) => {
    move(place);
    script.push({ say: said });
  });
  move(turns.length);
  return script;
}
