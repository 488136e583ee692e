import { RE2JS } from 're2js';
import { JudgementError, step } from './limit.js';

export interface Pattern {
  /** Whether it is found anywhere in the text. */
  found(text: string): boolean;
  /** Whether it is the whole text. */
  isWhole(text: string): boolean;
}

const MOST_KEPT = 200;
const kept = new Map<string, Pattern>();

/**
 * A search takes as long as there are characters times instructions: linear, and still long for both in the thousands. So
 * much of it takes as long as a step.
 */
const WORK_PER_STEP = 50;
/** What one search may take of that. */
const MOST_WORK = 20_000_000;

/**
 * A regular expression of RE2, whose search takes no longer than the text is long, whatever the expression. Throws
 * JudgementError for what RE2 does not know, such as look-ahead and back-references.
 */
export function patternOf(source: string): Pattern {
  const known = kept.get(source);
  if (known) return known;
  const compiled = compile(source);
  const searched =
    (search: (text: string) => boolean) =>
    (text: string): boolean => {
      const work = text.length * compiled.programSize();
      if (work > MOST_WORK) throw new JudgementError(`would search ${text.length} characters for too large a pattern`);
      step(1 + Math.floor(work / WORK_PER_STEP));
      return search(text);
    };
  const pattern = {
    found: searched((text) => compiled.matcher(text).find()),
    isWhole: searched((text) => compiled.matcher(text).matches()),
  };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(source, pattern);
  return pattern;
}

function compile(source: string): RE2JS {
  try {
    return RE2JS.compile(source);
  } catch (error) {
    throw new JudgementError(`is no pattern of RE2: ${error instanceof Error ? error.message : String(error)}`);
  }
}
