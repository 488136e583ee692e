import { CoachAnswer } from '@rehearsal/contracts/engine/coach-answer';
import { readable } from '@rehearsal/contracts/json/readable';
import { readJsonText } from '@rehearsal/contracts/json/read-json';
import { badAnswer } from './coach-failure.js';

const MOST_FAULTS = 5;
const LONGEST_QUOTE = 120;

/** An answer of a coach from its JSON text; throws with each place that breaks the schema. */
export const readAnswer = (text: string): CoachAnswer => checkAnswer(jsonOf(text, 'The coach answered with what'));

/** Throws for what is no JSON, and for what reading it would change: the person would be told something else. */
export function jsonOf(text: string, begins: string): unknown {
  const read = readJsonText(text);
  if (read.ok) return read.value;
  const { pointer, message } = read.fault;
  throw badAnswer(
    pointer === ''
      ? `${begins} is no JSON: ${quote(text)}`
      : `${begins} would be read as something else: ${pointer}: ${message}`,
  );
}

export function checkAnswer(json: unknown): CoachAnswer {
  const read = CoachAnswer.safeParse(json, { error: readable });
  if (read.success) return read.data;
  const faults = read.error.issues.slice(0, MOST_FAULTS).map(({ path, message }) => `/${path.join('/')}: ${message}`);
  throw badAnswer(`The coach's answer is not what /schemas/coach-answer.json says: ${faults.join('; ')}`, read.error);
}

export const quote = (text: string): string =>
  JSON.stringify(text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}...` : text);
