import { z } from 'zod';
import { Timestamp } from '../../messages/message.js';
import { Actor } from '../../messages/roles.js';

/** The number of a version, in an address. */
export const VersionNumber = z.coerce.number<string>().int().positive();

/** Which two versions are compared. */
export const DifferencesQuery = z.strictObject({ from: VersionNumber, to: VersionNumber });

/** A row of the list of a scenario's versions: who made it, when, and under which name. */
export const ScenarioVersionRow = z
  .strictObject({
    version: z.int().positive(),
    name: z.string(),
    at: Timestamp,
    actor: Actor,
  })
  .meta({ id: 'ScenarioVersion' });
export type ScenarioVersionRow = z.infer<typeof ScenarioVersionRow>;

/** A place where two versions differ; a side that has nothing there is left out. */
export const Difference = z.strictObject({
  pointer: z.string(),
  left: z.unknown().optional(),
  right: z.unknown().optional(),
});

export const ScenarioDifferences = z
  .strictObject({
    from: z.int().positive(),
    to: z.int().positive(),
    differences: z.array(Difference),
  })
  .meta({ id: 'ScenarioDifferences' });
export type ScenarioDifferences = z.infer<typeof ScenarioDifferences>;
