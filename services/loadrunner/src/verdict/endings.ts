import { EXIT } from '@rehearsal/contracts/load/exit-codes';
import type { Verdict } from '@rehearsal/contracts/load/load-run';
import type { RunFacts } from './run-facts.js';

/** k6's exit codes other than 0: which verdict each is, and what it means in words. */
const ENDINGS: Record<number, readonly [Verdict, string]> = {
  [EXIT.cloudRunFailed]: ['error', 'the cloud run failed'],
  [EXIT.cloudRunLost]: ['error', 'the cloud run could not be followed'],
  [EXIT.breached]: ['failed', 'thresholds were breached'],
  [EXIT.setupTimeout]: ['timed_out', 'setup took too long'],
  [EXIT.teardownTimeout]: ['timed_out', 'teardown took too long'],
  [EXIT.timeout]: ['timed_out', 'k6 ran into a timeout'],
  [EXIT.stoppedByRestApi]: ['error', 'k6 was stopped through its REST API'],
  [EXIT.badOptions]: ['error', 'the options of the script are wrong'],
  [EXIT.signal]: ['error', 'k6 was stopped by a signal that nobody here sent'],
  [EXIT.noRestApi]: ['error', 'k6 could not start its REST API'],
  [EXIT.aborted]: ['failed', 'the script aborted the test'],
  [EXIT.panic]: ['error', 'k6 itself crashed'],
  [EXIT.markedFailed]: ['failed', 'the script marked the test as failed'],
};

type EndingFacts = Pick<RunFacts, 'iterationsBegun' | 'errors'>;

/** What k6's exit code means for the verdict; of codes that mean several things, what else is known decides. */
export function endingOf(exitCode: number, facts: EndingFacts): readonly [Verdict, string] {
  if (exitCode === EXIT.exception) return ['error', `the script threw an exception ${whereItThrew(facts)}`];
  if (exitCode === EXIT.unknown) return ['error', unknownOf(facts)];
  if (exitCode === EXIT.aborted && facts.errors.some((error) => NO_BROWSER.test(error)))
    return ['error', 'k6 could not start a browser here, so nothing was measured'];
  if (exitCode === EXIT.crashed) return ['error', crashOf(facts)];
  return ENDINGS[exitCode] ?? ['error', `k6 exited with the unknown code ${exitCode}`];
}

/** An exception in an iteration ends that iteration alone, so after the first of them only teardown is left to throw. */
const whereItThrew = ({ iterationsBegun }: EndingFacts): string =>
  iterationsBegun > 0 ? 'in its teardown' : 'while it was loaded or set up';

const NO_BROWSER = /^error building browser/;
const REJECTED = /^Uncaught \(in promise\)/;
const NOT_JSON = /^error marshaling setup\(\) data to JSON/;

/** k6 has no code of its own for a promise of setup or teardown that is rejected, nor for what setup may not return. */
function unknownOf({ iterationsBegun, errors }: EndingFacts): string {
  if (errors.some((error) => NOT_JSON.test(error))) return 'its setup returned what JSON cannot hold';
  if (errors.some((error) => REJECTED.test(error)))
    return `the script threw an exception in its ${iterationsBegun > 0 ? 'teardown' : 'setup'}`;
  return 'k6 refused its arguments or could not read a file';
}

/** Go exits with the same code for a panic and for a lack of memory, but says which. */
const crashOf = ({ errors }: EndingFacts): string =>
  errors.some((error) => error.startsWith('panic:'))
    ? 'k6 itself panicked, which is a fault of k6 and not of the target'
    : 'k6 crashed, as it does when it needs more memory than K6_MEMORY_MB allows';
