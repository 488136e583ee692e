import { z } from 'zod';
import { Template } from '../template/template.js';

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
