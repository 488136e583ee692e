import { z } from 'zod';
import { Phase } from '../coaching/enums.js';
import { RehearsalVerdict } from '../rehearsal/rehearsal-verdict.js';

/**
 * What a list of scenarios can be ordered by; `verdict` is that of the last rehearsal run, `instances` how many test users
 * there are, and `used` when the last of them was.
 */
export const ScenarioSort = z.enum([
  'created',
  'updated',
  'name',
  'phase',
  'messages',
  'author',
  'verdict',
  'instances',
  'used',
]);
export type ScenarioSort = z.infer<typeof ScenarioSort>;

/** What the last rehearsal run of a scenario showed; `never`: there was none. */
export const LastVerdict = z.enum([...RehearsalVerdict.options, 'never']);
export type LastVerdict = z.infer<typeof LastVerdict>;

/** What a list of scenarios is narrowed to, and its order: of moments, numbers and verdicts the latest, most or worst first. */
export const ScenarioFilter = z.strictObject({
  q: z.string().max(200).optional().meta({ description: 'Beginnings of words of the name or description.' }),
  tag: z.string().max(50).optional(),
  created_by: z.string().max(200).optional(),
  phase: Phase.optional(),
  verdict: LastVerdict.optional(),
  sort: ScenarioSort.optional(),
  order: z.enum(['asc', 'desc']).optional(),
});
export type ScenarioFilter = z.infer<typeof ScenarioFilter>;
