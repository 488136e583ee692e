import { z } from 'zod';
import { Action } from '@rehearsal/contracts/actions/actions';

/** What a language model is asked for. The content comes first, so that it can be shown while the rest is written. */
const ModelAnswer = z.strictObject({
  content: z.string().min(1, 'is empty').describe('What you say to the person.'),
  choices: z.array(z.string().max(100)).max(5).nullish().describe('Canned answers to show beside it, if any.'),
  actions: z.array(Action).max(100).describe('What you do, in order.'),
});
type ModelAnswer = z.infer<typeof ModelAnswer>;

/** The same as JSON Schema, for endpoints that can hold a model to it. */
export const modelAnswerSchema = z.toJSONSchema(ModelAnswer, { io: 'output', unrepresentable: 'any' }) as Record<
  string,
  unknown
>;

/** The answer, or what is wrong with it in words that the model can act on. */
export const readModelAnswer = (raw: string): ModelAnswer | { faults: string } => {
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch (error) {
    return { faults: `It is not JSON: ${String(error)}` };
  }
  const read = ModelAnswer.safeParse(json);
  return read.success
    ? read.data
    : { faults: read.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`).join('\n') };
};

/** The beginning of an object, without its end. */
export const isCut = (raw: string): boolean => {
  if (!raw.trimStart().startsWith('{')) return false;
  try {
    JSON.parse(raw);
    return false;
  } catch {
    return true;
  }
};

const OPENING = /^\s*\{\s*"content"\s*:\s*"/;
/** Whole characters and escapes only: one that is cut in the middle waits for its other half. */
const WHOLE = /^(?:[^"\\]|\\u[0-9a-f]{4}|\\[^u])*/is;

/** As much of the content as has arrived of an answer that is still being written. */
export const contentSoFar = (raw: string): string => {
  const opening = OPENING.exec(raw);
  if (!opening) return '';
  const arrived = WHOLE.exec(raw.slice(opening[0].length))?.[0] ?? '';
  try {
    const text = JSON.parse(`"${arrived}"`) as string;
    return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
  } catch {
    return '';
  }
};
