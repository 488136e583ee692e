import { z } from 'zod';
import { Id } from '@rehearsal/contracts/messages/message';
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

const ReviewedText = z.string().trim().max(1000);
const oneSource = z.strictObject({
  instance_id: Id.optional(),
  session_id: Id.optional(),
  user_id: Id.optional(),
  first_name: ReviewedText.min(1).max(200).optional(),
  last_name: ReviewedText.max(200).optional(),
  /** Found texts, as the preview shows them, that stay as they are. */
  keep: z.array(ReviewedText).max(1000).default([]),
  /** A text, found or not -> what the reviewer would have in its place, wherever it stands. */
  replace: z.record(z.string().max(1000), ReviewedText).default({}),
});
const namesOneSource = ({ instance_id, session_id, user_id }: z.output<typeof oneSource>): boolean =>
  [instance_id, session_id, user_id].filter((id) => id !== undefined).length === 1;
const whichSource = { message: 'name exactly one of instance_id, session_id and user_id', path: ['instance_id'] };

/** What would be replaced, and by what, before anything is kept: of a session as it is, or as it was at a version. */
export const FreezePreviewBody = oneSource
  .extend({ at_version: z.int().positive().optional() })
  .refine(namesOneSource, whichSource);

export const FreezeBody = oneSource
  .extend({
    name,
    description,
    /** Keeps personal data as it is, and says why; the reason stays with the scenario and in the audit. */
    raw_reason: z.string().trim().min(10, 'say in a sentence why personal data must stay').max(1000).optional(),
  })
  .refine(namesOneSource, whichSource);
