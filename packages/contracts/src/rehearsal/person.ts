import { z } from 'zod';
import { IDENTITY_CATEGORIES, IdentityCategory, Phase, PHASES, Question, QUESTIONS } from '../coaching/enums.js';
import { FilledText } from '../json/values.js';
import { section } from '../json/strict-section.js';
import { MOST_TURNS } from './bounds.js';
import { spelledKeys } from './spelled-keys.js';

/** What an answer may be kept under: the question that was asked, the category or phase at hand, or whatever comes. */
const ANSWER_KEYS = [...QUESTIONS, ...IDENTITY_CATEGORIES, ...PHASES, 'default'] as const;

/** Who answers by themselves: offline the same way for the same seed, or as a language model plays them. */
export const Person = section('a person', {
  engine: z.enum(['offline', 'model']).default('offline').meta({
    description: 'offline: by the rules below. model: as the language model plays them that the house has for persons.',
  }),
  character: FilledText.max(4000, 'has at most 4000 characters').optional().meta({
    description: 'For a language model: who the person is, how they talk, what they want.',
  }),
  says: z
    .array(FilledText)
    .max(MOST_TURNS, `has more than ${MOST_TURNS} things to say`)
    .optional()
    .meta({ description: 'What is said first, in this order, whatever the coach says; then the person answers.' }),
  answers: spelledKeys(
    'the answers: questions, categories, phases and default are',
    [Question, IdentityCategory, Phase],
    ANSWER_KEYS as readonly string[],
    FilledText,
  )
    .default({})
    .meta({ description: 'What is answered: by question, by category, by phase, or by default.' }),
  proposals: z
    .union([
      z.literal('accept', 'must be "accept", or how many are rejected and refined: {"reject_first": 2, "refine": 1}'),
      section('a disposition', {
        reject_first: z
          .int()
          .nonnegative()
          .max(100)
          .optional()
          .meta({ description: 'So many proposals are rejected.' }),
        refine: z
          .int()
          .nonnegative()
          .max(100)
          .optional()
          .meta({ description: 'So many of the next ones are refined.' }),
      }),
    ])
    .default('accept')
    .meta({ description: 'What becomes of the identities that the coach proposes.' }),
  words: z
    .enum(['few', 'many'])
    .default('few')
    .meta({ description: 'few: the answers as they are. many: with more words around them, by the seed.' }),
});
export type Person = z.infer<typeof Person>;
