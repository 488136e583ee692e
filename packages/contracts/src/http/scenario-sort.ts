import { z } from 'zod';

/** The order of a list of scenarios: those made last, or changed last, first; or from A to Z. */
export const ScenarioSort = z.enum(['created', 'updated', 'name']);
export type ScenarioSort = z.infer<typeof ScenarioSort>;
