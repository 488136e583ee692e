import { LONGEST_SECONDS, secondsOf } from '@rehearsal/contracts/instance/duration';
import type { RehearsalStep } from '@rehearsal/contracts/rehearsal/rehearsal';
import type { TemplateFault } from '@rehearsal/contracts/template/template-faults';
import { faultAt, type Path } from './located.js';

/** Moves of the clock that no test user's clock would make: told at the step with which they are too many. */
export function clockFaults(script: readonly RehearsalStep[], at: Path): TemplateFault[] {
  let seconds = 0;
  for (const [index, { advance_clock }] of script.entries()) {
    seconds += secondsOf(advance_clock ?? '') ?? 0;
    if (seconds > LONGEST_SECONDS)
      return [faultAt([...at, index, 'advance_clock'], 'moves the clock by more than a hundred years in all')];
  }
  return [];
}
