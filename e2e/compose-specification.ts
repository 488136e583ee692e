import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';

/** What keeps a document from being a compose file by the specification of Compose; empty when nothing does. */
export function composeFaults(document: unknown): ErrorObject[] {
  const manifest = createRequire(import.meta.url).resolve('docker-compose/package.json');
  const specification = readFileSync(join(dirname(manifest), 'schema/compose-spec.json'), 'utf8');
  const { $schema: draft, ...schema } = JSON.parse(specification) as Record<string, unknown>;
  if (typeof draft !== 'string' || !draft.includes('draft-07')) throw new Error(`Ajv does not read ${String(draft)}`);
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
  return validate(document) ? [] : (validate.errors ?? []);
}
