import type { LoadTest } from '@rehearsal/contracts/load/tests/load-test';
import { PlanParameters, type LoadTestPlan } from '@rehearsal/contracts/load/tests/load-test-plan';
import { redacted } from '../../redaction/redacted.js';
import type { Inspections } from '../inspections.js';
import type { Inspection } from '../inspection.js';
import { plannedScenario } from './planned-scenario.js';
import { InvalidScriptError } from '../script-reader.js';

/** Nothing is sent to it: the script is only read. */
const READ_FOR = 'http://target.invalid';

/** What the test would do with these parameters. `requestsPerIteration` is as it was measured before. */
export async function planOf(
  test: LoadTest,
  parameters: PlanParameters,
  inspections: Inspections,
  requestsPerIteration: number | null,
): Promise<LoadTestPlan> {
  const about = { test: test.name, parameters, requests_per_iteration: requestsPerIteration };
  try {
    const inspection = await inspections.of(test, READ_FOR, parameters);
    const scenarios = Object.entries(inspection.scenarios).map(([name, scenario]) => plannedScenario(name, scenario));
    const iterations = scenarios.map((scenario) => scenario.iterations);
    return {
      ...about,
      error: null,
      scenarios,
      seconds: inspection.plannedSeconds,
      iterations: iterations.includes(null) ? null : iterations.reduce<number>((sum, count) => sum + (count ?? 0), 0),
      max_vus: inspection.maxVus,
      thresholds: inspection.thresholds,
      without_effect: await withoutEffect(test, parameters, inspection, inspections),
    };
  } catch (error) {
    if (!(error instanceof InvalidScriptError)) throw error;
    return { ...about, error: redacted(error.message), ...NOTHING };
  }
}

const NOTHING = {
  scenarios: [],
  seconds: null,
  iterations: null,
  max_vus: null,
  thresholds: {},
  without_effect: [],
} satisfies Partial<LoadTestPlan>;

/** A model says what requests ask for, and never how many there are. */
type OfLoad = Exclude<keyof PlanParameters, 'model'>;

/**
 * Those without which the plan is the same, and with another value too: whoever sets one should hear that the script does
 * not care. Without another value, one that is given as it is by default would seem to be such a one.
 */
async function withoutEffect(
  test: LoadTest,
  parameters: PlanParameters,
  whole: Inspection,
  inspections: Inspections,
): Promise<string[]> {
  const names = Object.keys(parameters).filter((name): name is OfLoad => name !== 'model');
  const same = await Promise.all(
    names.map(async (name) => {
      const isSame = async (changed: PlanParameters) =>
        planned(await inspections.of(test, READ_FOR, changed)) === planned(whole);
      try {
        const { [name]: given, ...others } = parameters;
        return (await isSame(others)) && (await isSame({ ...others, [name]: otherThan(name, given) }));
      } catch (error) {
        // Without it, or with another, k6 refuses the script: it does matter.
        if (error instanceof InvalidScriptError) return false;
        throw error;
      }
    }),
  );
  return names.filter((_, index) => same[index]);
}

/** Another value that the parameter may have. */
function otherThan(name: OfLoad, given: number | boolean | undefined): number | boolean {
  if (typeof given !== 'number') return !given;
  const more = given + 1;
  return PlanParameters.shape[name].safeParse(more).success ? more : given / 2;
}

const planned = ({ scenarios, thresholds }: Inspection): string => JSON.stringify([scenarios, thresholds]);
