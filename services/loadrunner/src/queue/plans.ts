import { setTimeout as pause } from 'node:timers/promises';
import type { LoadTest } from '@rehearsal/contracts/load/load-run';
import type { Discovery } from '../scripts/discovery.js';
import { InvalidScriptError } from '../scripts/script-reader.js';
import { scriptEnvironment } from '../k6/command.js';
import type { LoadRunRecord } from '../load-run.js';

export interface Plans {
  /** How long the run plans to send load, in seconds; null where it does not say, or is not read so far. */
  secondsOf(run: Pick<LoadRunRecord, 'name' | 'target' | 'parameters'>): Promise<number | null>;
}

/** Distinct plans that are remembered; there are rarely more than a few. */
const REMEMBERED = 500;
/** A list of runs waits no longer for the script of one of them: where k6 takes more, it is told the next time. */
const PATIENCE_MS = 1000;

/** Asks k6, once for each version of a script and each set of parameters. */
export function openPlans(discovery: Discovery): Plans {
  const known = new Map<string, Promise<number | null>>();

  async function inspect(test: LoadTest, target: string, parameters: LoadRunRecord['parameters']) {
    try {
      return (await discovery.inspect(test, scriptEnvironment(target, parameters))).plannedSeconds;
    } catch (error) {
      if (error instanceof InvalidScriptError) return null;
      throw error;
    }
  }

  const planOf: Plans['secondsOf'] = async ({ name, target, parameters }) => {
    const test = await discovery.find(name);
    if (test?.status !== 'ready') return null;
    const key = JSON.stringify([test.script_hash, name, target, parameters]);
    const plan = known.get(key) ?? inspect(test, target, parameters);
    known.set(key, plan);
    for (const oldest of known.keys()) if (known.size > REMEMBERED) known.delete(oldest);
    return plan.catch(() => {
      known.delete(key);
      return null;
    });
  };

  return {
    secondsOf: (run) => Promise.race([planOf(run), pause(PATIENCE_MS, null, { ref: false })]),
  };
}
