import { CreateScenario } from './scenario.js';

/** What scenario files call their schema: a file beside them, so that editors need no network and no system. */
export const SCHEMA_FILE = './scenario.schema.json';

/**
 * The JSON Schema (draft-7, which editors read) of a scenario file. It knows the canonical spellings only: an older one
 * is underlined in an editor and accepted by Rehearsal all the same. What stands at several places is there once, and
 * referred to; `inline` repeats it at each, for who looks a place up by its path.
 */
export function scenarioFileSchema(reused: 'ref' | 'inline' = 'ref'): object {
  const { properties, ...schema } = CreateScenario.schema.toJSONSchema({ target: 'draft-7', io: 'input', reused });
  const reference = { type: 'string', description: 'The path or address of this schema, for editors.' };
  return { ...schema, title: 'A scenario file of Rehearsal', properties: { $schema: reference, ...properties } };
}
