import { countTokens } from '../../tokens.js';
import type { Answer } from '../../engine.js';

/** Where a caller wants the answer to end, whatever the coach would still have said. */
export interface Limits {
  readonly maxTokens: number | undefined;
  readonly stop: readonly string[];
}

/** `cut`: the limit of tokens ended it before its own end. */
export interface LimitedAnswer extends Answer {
  readonly cut?: boolean;
}

const holdsBack = ({ maxTokens, stop }: Limits): boolean => maxTokens !== undefined || stop.length > 0;

/**
 * The same answer, which ends before a stop sequence or after so many tokens. What comes after is not passed on, and what
 * was passed on is the reply that is recorded; the engine is heard to its end, for its actions.
 */
export const limited = (
  reply: AsyncGenerator<string, Answer, undefined>,
  limits: Limits,
): AsyncGenerator<string, LimitedAnswer, undefined> => (holdsBack(limits) ? heldBack(reply, limits) : reply);

async function* heldBack(
  reply: AsyncGenerator<string, Answer, undefined>,
  limits: Limits,
): AsyncGenerator<string, LimitedAnswer, undefined> {
  const longestStop = Math.max(0, ...limits.stop.map(({ length }) => length - 1));
  let heard = '';
  let passedOn = '';
  let end: { text: string; cut: boolean } | undefined;
  for (;;) {
    const step = await reply.next();
    if (!step.done) heard += step.value;
    end ??= endOf(heard, limits);
    const safe = end?.text ?? (step.done ? heard : settled(heard, longestStop));
    if (safe.length > passedOn.length) {
      const next = safe.slice(passedOn.length);
      passedOn = safe;
      yield next;
    }
    if (!step.done) continue;
    const { reply: whole, ...rest } = step.value;
    return { ...rest, reply: end ? { ...whole, content: end.text } : whole, cut: end?.cut ?? false };
  }
}

/** What stays whatever comes: the end may turn out to begin a stop sequence, or to be space after the last token. */
const settled = (heard: string, longestStop: number): string =>
  heard.slice(0, Math.max(0, heard.length - longestStop)).trimEnd();

/** Where the text ends by a limit, if it does already. */
function endOf(text: string, { maxTokens, stop }: Limits): { text: string; cut: boolean } | undefined {
  const stops = stop.map((sequence) => text.indexOf(sequence)).filter((at) => at !== -1);
  const untilStop = stops.length === 0 ? undefined : text.slice(0, Math.min(...stops));
  const within = untilStop ?? text;
  if (maxTokens !== undefined && countTokens(within) > maxTokens)
    return { text: firstTokens(within, maxTokens), cut: true };
  return untilStop === undefined ? undefined : { text: untilStop, cut: false };
}

const firstTokens = (text: string, count: number): string =>
  new RegExp(`^(?:\\s*\\S+){${count}}`).exec(text)?.[0] ?? text;
