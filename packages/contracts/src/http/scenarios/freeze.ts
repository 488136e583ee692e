import { z } from 'zod';
import { Id } from '../../messages/message.js';
import { CreateScenario } from '../../scenario/scenario.js';
import { Template } from '../../template/template.js';

/** What kind of personal data a text was taken for; `own` is what the reviewer picked and nothing else found. */
export const PersonalKind = z.enum(['name', 'email', 'phone', 'address', 'url', 'id', 'own']);
export type PersonalKind = z.infer<typeof PersonalKind>;

/** One found text, in one spelling, and what it became everywhere in a frozen template. */
export const Replacement = z.strictObject({
  kind: PersonalKind,
  found: z.string(),
  replacement: z.string(),
  /** JSON Pointers into the source template, in document order. */
  places: z.array(z.string()),
});
export type Replacement = Readonly<z.infer<typeof Replacement>>;

/** A stretch of a text: one that was found has its kind and what it becomes, which is itself where it stays. */
export const Piece = z.strictObject({
  text: z.string(),
  kind: PersonalKind.optional(),
  replacement: z.string().optional(),
});
export type Piece = Readonly<z.infer<typeof Piece>>;

/** One text of the source, whole, at its JSON Pointer. */
export const Passage = z.strictObject({ place: z.string(), pieces: z.array(Piece) });
export type Passage = Readonly<z.infer<typeof Passage>>;

/** What a freeze would replace, of which version, and what would come of it. */
export const FreezePreview = z.strictObject({
  version: z.int().positive(),
  template: Template,
  replacements: z.array(Replacement),
  /** Every text that is looked at, in document order, for those who review it in its place. */
  passages: z.array(Passage),
});
export type FreezePreview = z.infer<typeof FreezePreview>;

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
export type FreezePreviewBody = z.input<typeof FreezePreviewBody>;

/** What is kept of a session as a scenario. */
export const FreezeBody = oneSource
  .extend({
    name: CreateScenario.schema.shape.name,
    description: CreateScenario.schema.shape.description,
    /** Keeps personal data as it is, and says why; the reason stays with the scenario and in the audit. */
    raw_reason: z.string().trim().min(10, 'say in a sentence why personal data must stay').max(1000).optional(),
  })
  .refine(namesOneSource, whichSource);
export type FreezeBody = z.input<typeof FreezeBody>;
