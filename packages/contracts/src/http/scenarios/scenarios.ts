import { z } from 'zod';
import { Phase } from '../../coaching/enums.js';
import { ConversationFormat } from '../../conversation/conversation.js';
import { FilledText, Text } from '../../json/values.js';
import { RehearsalVerdict } from '../../rehearsal/rehearsal-verdict.js';
import { CreateScenario, ScenarioView } from '../../scenario/scenario.js';

const { name, description, tags } = CreateScenario.schema.shape;

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

/** What such a file can be. */
export const ImportFormat = z.enum(['scenario', ...ConversationFormat.options]);
export type ImportFormat = z.infer<typeof ImportFormat>;

/** A file that a scenario is made of: a scenario, or a conversation. */
export const ImportBody = z.strictObject({
  /** Found out from the content when it is not told. */
  format: ImportFormat.optional(),
  /** The text of the file; JSON may also be given as it is. */
  content: z.union([z.string(), z.array(z.unknown()), z.looseObject({})], 'must be the text of a file, or its JSON'),
  /** In place of the file's; a conversation has none, so there it is needed. */
  name: name.optional(),
  description: description.unwrap().optional(),
  tags: tags.unwrap().optional(),
  /** Of a file with several conversations: the title of the one that is meant, or its number from 1. */
  conversation: z.string().min(1).max(1000).optional(),
  /** Of a conversation: whose it is, and where the person stands. */
  first_name: FilledText.max(200).optional(),
  last_name: Text.max(200).optional(),
  current_phase: Phase.optional(),
});
export type ImportBody = z.input<typeof ImportBody>;

/** Something that an import left out or read in another way, at its place in the file. */
export const ImportWarning = z.strictObject({
  line: z.int(),
  column: z.int(),
  pointer: z.string(),
  message: z.string(),
});
export type ImportWarning = z.infer<typeof ImportWarning>;

export const ImportedScenario = ScenarioView.extend({ warnings: z.array(ImportWarning) }).meta({
  id: 'ImportedScenario',
});
export type ImportedScenario = z.infer<typeof ImportedScenario>;

/** A template that is to be checked, and rehearsals beside it; either may be anything. */
export const ValidateBody = z.strictObject({ template: z.unknown(), rehearsals: z.unknown().optional() });
export type ValidateBody = z.input<typeof ValidateBody>;
