import { z } from 'zod';
import type { Rehearsal } from '@rehearsal/contracts/rehearsal/rehearsal';
import type { ExpectationResult, TrialStep } from '@rehearsal/contracts/rehearsal/trial';
import { expectationAt } from '@rehearsal/rehearsing/expectation-at';
import type { TrialOutcome } from '@rehearsal/rehearsing/session';
import { TrialFault } from '@rehearsal/rehearsing/trial-fault';
import { askModel, quoted, type Asking, type PersonModel } from '../person/ask-model.js';
import { adviceMessages } from './advice-instructions.js';

const Opinion = z.object({ holds: z.boolean(), why: z.string().max(2000) });

/**
 * The outcome of a trial with what a language model thinks of the sentences that no rule can judge. An opinion is told and
 * changes no verdict, and neither does one that could not be had.
 */
export async function withAdvice(
  rehearsal: Rehearsal,
  outcome: TrialOutcome,
  { model, asking }: { model: PersonModel; asking: Asking },
): Promise<TrialOutcome> {
  if (outcome.verdict === 'error') return outcome;
  const results: ExpectationResult[] = [];
  for (const result of outcome.results) {
    const sentence = expectationAt(rehearsal, result.pointer)?.advice;
    const steps = stepsOf(result, outcome.steps);
    const isAsked = sentence !== undefined && steps.some(({ turns }) => turns.length > 0);
    results.push(isAsked ? { ...result, ...(await opinionOf(sentence, steps, model, asking)) } : result);
  }
  return { ...outcome, results };
}

/** What a sentence is about: all of the trial at its end, else the step that it stands in. */
const stepsOf = ({ step }: ExpectationResult, steps: readonly TrialStep[]): TrialStep[] =>
  steps.filter((one) => step === 'end' || one.step === step);

async function opinionOf(
  sentence: string,
  steps: readonly TrialStep[],
  model: PersonModel,
  asking: Asking,
): Promise<Pick<ExpectationResult, 'ok' | 'measured'>> {
  try {
    const answer = await askModel(model, adviceMessages(sentence, steps), asking);
    const { success, data } = Opinion.safeParse(objectIn(answer));
    return success ? { ok: data.holds, measured: data.why } : none(`the model answered ${quoted(answer)}`);
  } catch (error) {
    if (!(error instanceof TrialFault)) throw error;
    return none(error.message);
  }
}

const none = (why: string) => ({ ok: null, measured: `no opinion: ${why}` });

/** Models like to put words and fences around it. */
function objectIn(answer: string): unknown {
  try {
    return JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}
