import type { Condition, Expectation } from '@rehearsal/contracts/rehearsal/expectation';
import type { ExpectationResult } from '@rehearsal/contracts/rehearsal/trial';
import { JudgementError, withinLimit } from '../limit.js';
import type { Circumstances, Judge } from './circumstances.js';
import { judgeActions } from './judge-actions.js';
import { judgeAllUnchanged, judgePath } from './judge-path.js';
import { judgePhase, judgePhases, judgePhasesInOrder } from './judge-phases.js';
import { judgeChoices, judgeReply } from './judge-said.js';
import { shown } from './shown.js';

const JUDGES = {
  path: judgePath,
  phase: judgePhase,
  reply: judgeReply,
  choices: judgeChoices,
  actions: judgeActions,
  phases: judgePhases,
  phases_in_order: judgePhasesInOrder,
} satisfies Partial<Record<keyof Expectation, Judge>>;
const SUBJECTS = Object.keys(JUDGES) as readonly (keyof typeof JUDGES)[];

const subjectOf = (expectation: Expectation): keyof typeof JUDGES | undefined =>
  SUBJECTS.find((name) => expectation[name] !== undefined);

const judgeOf = (expectation: Expectation): Judge => {
  const subject = subjectOf(expectation);
  return subject === undefined ? judgeAllUnchanged : JUDGES[subject];
};

/** What an expectation came to. `fault` is the rehearsal's own, where it could not be judged. */
export interface Judgement {
  readonly results: readonly ExpectationResult[];
  readonly fault: string | null;
}

/** Judges an expectation, within so many steps. */
export function judge(expectation: Expectation, pointer: string, circumstances: Circumstances): Judgement {
  if (expectation.advice !== undefined)
    return { results: [notJudged(expectation, pointer, circumstances.step, 'advice is no rule')], fault: null };
  try {
    const judged = withinLimit(() => judgeOf(expectation)(expectation, circumstances));
    const results = judged.map(({ says, path = null, pointer: below, expected, measured, ok }) => ({
      ...frame(expectation, `${pointer}${below}`, circumstances.step),
      expectation: expectation.name ?? says,
      path,
      expected,
      measured,
      ok,
    }));
    return { results, fault: null };
  } catch (error) {
    if (!(error instanceof JudgementError)) throw error;
    const why = `${expectation.path ?? subjectOf(expectation) ?? 'unchanged'} ${error.message}`;
    return { results: [notJudged(expectation, pointer, circumstances.step, why)], fault: `${pointer}: ${why}` };
  }
}

/** Whether a condition holds; throws JudgementError where that cannot be told. */
export const isMet = (condition: Condition, circumstances: Circumstances): boolean =>
  withinLimit(() => judgeOf(condition)(condition, circumstances).every(({ ok }) => ok));

/** The result of what could not be judged, with why. */
export const notJudged = (
  expectation: Expectation,
  pointer: string,
  step: ExpectationResult['step'],
  why: string,
): ExpectationResult => ({
  ...frame(expectation, pointer, step),
  path: expectation.path ?? null,
  expected: demandOf(expectation),
  measured: `not judged: ${why}`,
  ok: null,
});

const frame = (
  { name, should = false, advice, ...rest }: Expectation,
  pointer: string,
  step: ExpectationResult['step'],
): Pick<ExpectationResult, 'expectation' | 'step' | 'should' | 'pointer'> => ({
  expectation: name ?? advice ?? rest.path ?? subjectOf(rest) ?? 'unchanged',
  step,
  should,
  pointer,
});

const demandOf = ({ name: _, should: __, ...demand }: Expectation): ExpectationResult['expected'] =>
  shown(demand as ExpectationResult['expected']);
