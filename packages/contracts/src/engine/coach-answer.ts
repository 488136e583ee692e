import { z } from 'zod';
import { Action } from '../actions/actions.js';
import { strict } from '../json/strict-section.js';
import { FilledText } from '../json/values.js';
import { TokenUsage } from './engine-cost.js';

/** What a coach of your own answers a turn with. The rules decide on the actions; what they refuse is shown. */
export const CoachAnswer = strict('an answer', {
  reply: FilledText.meta({ description: 'What the coach says.' }),
  choices: z
    .array(z.string().min(1).max(200))
    .max(20)
    .optional()
    .meta({ description: 'Canned answers to show beside it.' }),
  actions: z.array(Action).max(100).optional().meta({ description: 'What the coach does, in order.' }),
  prompt: z.string().max(500_000).optional().meta({
    description: 'What the coach went by, for the people who ask why it answered so.',
  }),
  usage: TokenUsage.optional().meta({
    description: 'The tokens that this turn came to; a run adds them up, and holds its budget by them.',
  }),
}).meta({ id: 'CoachAnswer' });
export type CoachAnswer = z.output<typeof CoachAnswer>;
