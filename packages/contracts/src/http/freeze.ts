import { z } from 'zod';
import { Template } from '../template/template.js';

/** What kind of personal data a text was taken for. */
export const PersonalKind = z.enum(['name', 'email', 'phone', 'address', 'url', 'id']);
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

/** What a freeze would replace, of which version, and what would come of it. */
export const FreezePreview = z.strictObject({
  version: z.int().positive(),
  template: Template,
  replacements: z.array(Replacement),
});
export type FreezePreview = z.infer<typeof FreezePreview>;
