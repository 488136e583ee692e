import { CoachAnswer } from '@rehearsal/contracts/engine/coach-answer';
import { badAnswer } from './coach-failure.js';

const MOST_FAULTS = 5;
const LONGEST_QUOTE = 120;

/** An answer of a coach from its JSON text; throws with each place that breaks the schema. */
export function readAnswer(text: string): CoachAnswer {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw badAnswer(`The coach answered with what is no JSON: ${quote(text)}`, error);
  }
  return checkAnswer(json);
}

export function checkAnswer(json: unknown): CoachAnswer {
  const read = CoachAnswer.safeParse(json);
  if (read.success) return read.data;
  const faults = read.error.issues.slice(0, MOST_FAULTS).map(({ path, message }) => `/${path.join('/')}: ${message}`);
  throw badAnswer(`The coach's answer is not what /schemas/coach-answer.json says: ${faults.join('; ')}`, read.error);
}

export const quote = (text: string): string =>
  JSON.stringify(text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}...` : text);
