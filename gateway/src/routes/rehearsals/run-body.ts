import { z } from 'zod';
import { RunRehearsals } from '@rehearsal/contracts/http/rehearsals';
import { MOST_REHEARSALS } from '@rehearsal/contracts/rehearsal/bounds';
import { ScenarioBody } from '../scenarios/scenario-bodies.js';

const { files } = RunRehearsals.shape;
const { file } = files.unwrap().element.shape;

/** As the contract has it; a file is checked like a scenario that is made, so its faults are told the same. */
export const RunBody = RunRehearsals.extend({
  files: z
    .array(z.strictObject({ file, content: ScenarioBody.transform(({ $schema: _, ...content }) => content) }))
    .max(MOST_REHEARSALS)
    .default([])
    .meta(files.meta() ?? {}),
});
