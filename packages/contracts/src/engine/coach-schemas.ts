import { z } from 'zod';
import { CoachAnswer } from './coach-answer.js';
import { CoachTurn } from './coach-turn.js';

/** The two JSON Schemas (2020-12) of the contract with a coach of your own. */
export const coachSchemas = {
  'coach-turn': (): object => ({
    ...z.toJSONSchema(CoachTurn, { io: 'output' }),
    title: 'A turn that a coach is asked for',
  }),
  'coach-answer': (): object => ({ ...z.toJSONSchema(CoachAnswer, { io: 'input' }), title: 'What a coach answers' }),
} as const;
