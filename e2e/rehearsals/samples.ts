import { readdirSync, readFileSync } from 'node:fs';
import { checkScenarioText, type ScenarioContent } from '@rehearsal/contracts/scenario/scenario-file';
import type { Rehearsal } from '@rehearsal/contracts/rehearsal/rehearsal';
import { runTrial } from '@rehearsal/rehearsing/run-trial';
import type { TrialOutcome } from '@rehearsal/rehearsing/session';
import type { Coach } from '../../services/coach/src/testing/mutating.js';
import { sessionInMemory } from './session-in-memory.js';

const SAMPLES = new URL('../../samples/', import.meta.url);

export interface Sample {
  scenario: ScenarioContent;
  rehearsal: Rehearsal;
}

/** Every rehearsal of the samples. */
export const samples: Sample[] = readdirSync(SAMPLES)
  .filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'))
  .flatMap((file) => {
    const checked = checkScenarioText(readFileSync(new URL(file, SAMPLES), 'utf8'));
    if (!checked.ok) throw new Error(`${file}: ${JSON.stringify(checked.faults)}`);
    return checked.content.rehearsals.map((rehearsal) => ({ scenario: checked.content, rehearsal }));
  });

const signal = { throwIfAborted: () => undefined };

export const trialOf = ({ scenario, rehearsal }: Sample, coach: Coach, seed: number): Promise<TrialOutcome> =>
  runTrial(rehearsal, { seed, signal, session: sessionInMemory(scenario.template, seed, coach) });
