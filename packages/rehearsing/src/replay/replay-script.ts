import { shortDuration } from '@rehearsal/contracts/instance/duration';
import { Person } from '@rehearsal/contracts/rehearsal/person';
import { MOST_STEPS } from '@rehearsal/contracts/rehearsal/rehearsal';
import type { Course } from './played-turn.js';

type Step = { say: string } | { converse: { at_most: number } } | { advance_clock: string };

interface Script {
  script: Step[];
  /** Who says it all in the conversations of a long script. */
  person?: Person;
}

/**
 * The person's half of a course as a script that cannot break: what was chosen then is said now, whether it is offered
 * any more or not. Nothing is expected. Each thing that is said is a step, so that one can point at it. Where that is more
 * than a script may have, the person says it in conversations between the moves of the clock: no more steps than the trial
 * had.
 */
export function replayScript(course: Course): Script {
  const script = stepsOf(course, (from, to) => course.turns.slice(from, to).map(({ said }) => ({ say: said })));
  if (script.length <= MOST_STEPS) return { script };
  return {
    script: stepsOf(course, (from, to) => [{ converse: { at_most: to - from } }]),
    person: Person.parse({ says: course.turns.map(({ said }) => said) }),
  };
}

/** `steps` gives those of what was said, from one place to before another, while the clock was not moved. */
function stepsOf({ turns, moves }: Course, steps: (from: number, to: number) => Step[]): Step[] {
  const script: Step[] = [];
  let said = 0;
  const sayUpTo = (place: number) => {
    if (place > said) script.push(...steps(said, place));
    said = place;
  };
  for (const [place, seconds] of [...moves].sort(([left], [right]) => left - right)) {
    if (seconds < 1) continue;
    sayUpTo(place);
    script.push({ advance_clock: shortDuration(Math.round(seconds)) });
  }
  sayUpTo(turns.length);
  return script;
}
