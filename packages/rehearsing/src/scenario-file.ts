import { checkScenarioText, type ScenarioFileCheck } from '@rehearsal/contracts/scenario/scenario-file';
import { rehearsalFaults } from './rehearsal-faults.js';

/** Checks the text of a scenario file by all of its rules, those of rehearsals too. */
export const checkScenarioFile = (text: string): ScenarioFileCheck => checkScenarioText(text, rehearsalFaults);
