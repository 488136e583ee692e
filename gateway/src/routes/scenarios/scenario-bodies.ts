import { z } from 'zod';
import { CreateScenario, UpdateScenario } from '@rehearsal/contracts/scenario/scenario';
import { RehearsalsField } from '../../http/body/rehearsals-field.js';
import { TemplateField } from '../../http/body/template-field.js';

const { name, description, tags } = CreateScenario.schema.shape;
const change = UpdateScenario.schema.shape;

/** Keys that readers get and writers may send back: they are read and not kept. */
const readOnly = z.unknown().optional().meta({ readOnly: true });
const readOnlyKeys = {
  id: readOnly,
  version: readOnly,
  source: readOnly,
  created_by: readOnly,
  created_at: readOnly,
  updated_at: readOnly,
  primary_instance: readOnly,
};

/** `$schema` is for the editors of a file; the file may be sent as it is. */
export const ScenarioBody = z.strictObject({
  $schema: z.string().optional().meta({ writeOnly: true }),
  name,
  description,
  tags,
  template: TemplateField,
  rehearsals: RehearsalsField.default([]),
});

/** A GET body may be sent back as it came. */
export const ScenarioReplacement = ScenarioBody.extend(readOnlyKeys);

/** RFC 7396: what is absent stays, null goes back to the default, and the template is merged into the current one. */
export const ScenarioPatch = z.strictObject({
  ...readOnlyKeys,
  name: change.name,
  description: change.description.nullable(),
  tags: change.tags.nullable(),
  template: z.record(z.string(), z.unknown()).optional(),
  rehearsals: RehearsalsField.nullish(),
});
