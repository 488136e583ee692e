import { isFields } from './json-fields.js';
import { roleOf, timeOf } from './read-entry.js';

/** How the coach's own API names the answer to the message with the id before it. */
const REPLY = '-reply';

/**
 * Which of a list's messages comes first. OpenAI's lists give the newest first unless they are asked otherwise, and do not
 * say which. Their times tell, and where those are within one second the ids of answers do; of a list that is whole
 * also who speaks first, since the person begins and the coach has the last word. Undefined when it cannot be told.
 */
export function orderOf(list: readonly unknown[], isWhole: boolean): 'oldest first' | 'newest first' | undefined {
  const steps = [...stepsInTime(list), ...stepsToReplies(list)];
  const goesOn = steps.some((step) => step > 0);
  const goesBack = steps.some((step) => step < 0);
  if (goesOn && goesBack) return undefined;
  if (goesOn) return 'oldest first';
  if (goesBack) return 'newest first';
  const speakers = list.map(speakerOf).filter((speaker) => speaker !== undefined);
  if (speakers.length < 2) return 'oldest first';
  const [first, last] = [speakers.at(0), speakers.at(-1)];
  if (!isWhole || first === last) return undefined;
  return first === 'user' ? 'oldest first' : 'newest first';
}

function stepsInTime(list: readonly unknown[]): number[] {
  const times = list
    .map((entry) => Date.parse(String(isFields(entry) ? timeOf(entry) : undefined)))
    .filter((time) => !Number.isNaN(time));
  return times.slice(1).map((time, index) => time - (times[index] ?? time));
}

/** From each message to the answer that names it, in places of the list. */
function stepsToReplies(list: readonly unknown[]): number[] {
  const places = new Map(list.map((entry, place) => [isFields(entry) ? entry.id : undefined, place]));
  return [...places].flatMap(([id, place]) => {
    const reply = typeof id === 'string' ? places.get(id + REPLY) : undefined;
    return reply === undefined ? [] : [reply - place];
  });
}

function speakerOf(entry: unknown): 'user' | 'coach' | undefined {
  const role = isFields(entry) ? roleOf(entry) : undefined;
  if (role === 'user') return 'user';
  return role === 'assistant' || role === 'coach' ? 'coach' : undefined;
}
