import type { LoadRunParameters } from '@rehearsal/contracts/load/load-run';
import type { LoadTest } from '@rehearsal/contracts/load/tests/load-test';
import { scriptEnvironment } from '../k6/command.js';
import type { Discovery } from './discovery.js';
import type { Inspection } from './inspection.js';
import { InvalidScriptError } from './script-reader.js';

/** Distinct ones that are remembered; there are rarely more than a few. */
const REMEMBERED = 500;

export interface Inspections {
  /** What the script plans for a target and parameters. Throws `InvalidScriptError` for what k6 refuses. */
  of(test: LoadTest, target: string, parameters: LoadRunParameters): Promise<Inspection>;
}

/** Asks k6, once for each version of a script and each set of parameters. */
export function rememberInspections(discovery: Discovery): Inspections {
  const known = new Map<string, Promise<Inspection>>();
  return {
    of(test, target, parameters) {
      const key = JSON.stringify([test.script_hash, test.name, target, parameters]);
      const inspection = known.get(key) ?? discovery.inspect(test, scriptEnvironment(target, parameters));
      known.set(key, inspection);
      for (const oldest of known.keys()) if (known.size > REMEMBERED) known.delete(oldest);
      // What k6 refuses it refuses again; anything else may go well the next time.
      inspection.catch((error: unknown) => {
        if (!(error instanceof InvalidScriptError)) known.delete(key);
      });
      return inspection;
    },
  };
}
