import { setTimeout as pause } from 'node:timers/promises';
import type { Discovery } from '../scripts/discovery.js';
import type { Inspections } from '../scripts/inspections.js';
import type { LoadRunRecord } from '../load-run.js';

export interface Plans {
  /** How long the run plans to send load, in seconds; null where it does not say, or is not read so far. */
  secondsOf(run: Pick<LoadRunRecord, 'name' | 'target' | 'parameters'>): Promise<number | null>;
}

/** A list of runs waits no longer for the script of one of them: where k6 takes more, it is told the next time. */
const PATIENCE_MS = 1000;

export function openPlans(discovery: Pick<Discovery, 'find'>, inspections: Inspections): Plans {
  const planOf: Plans['secondsOf'] = async ({ name, target, parameters }) => {
    const test = await discovery.find(name);
    if (test?.status !== 'ready') return null;
    return (await inspections.of(test, target, parameters)).plannedSeconds;
  };
  return {
    // One that k6 cannot read has no plan, and its run says why.
    secondsOf: (run) => Promise.race([planOf(run).catch(() => null), pause(PATIENCE_MS, null, { ref: false })]),
  };
}
