import type { ExpectationResult, Trial, TrialStep, TrialTurn, TurnRecord } from '@rehearsal/contracts/rehearsal/trial';

export interface ShownTurn {
  readonly turn: TrialTurn;
  /** What is known of it beside its words; absent where the trial ended in it. */
  readonly record: TurnRecord | undefined;
}

/** A step of the script with all that belongs to it. */
export interface ShownStep {
  readonly step: number;
  /** Null for a step that did not run any more, though something was expected of it. */
  readonly kind: TrialStep['kind'] | null;
  readonly clock: string | undefined;
  readonly turns: readonly ShownTurn[];
  /** What the trial ended over, where nothing came back. */
  readonly unanswered: TrialStep['unanswered'];
  readonly results: readonly ExpectationResult[];
}

/** A trial in the order in which it happened, each expectation at the step that it was judged at. */
export const shownSteps = ({ steps, turns, results }: Pick<Trial, 'steps' | 'turns' | 'results'>): ShownStep[] => {
  const judged = results.flatMap(({ step }) => (step === 'end' ? [] : [step]));
  const numbers = [...new Set([...steps.map(({ step }) => step), ...judged])].sort((left, right) => left - right);
  return numbers.map((number) => {
    const ran = steps.find(({ step }) => step === number);
    const records = turns.filter(({ step }) => step === number);
    return {
      step: number,
      kind: ran?.kind ?? null,
      clock: ran?.clock,
      turns: (ran?.turns ?? []).map((turn, index) => ({ turn, record: records[index] })),
      unanswered: ran?.unanswered,
      results: results.filter(({ step }) => step === number),
    };
  });
};

/** What was judged once the script was over. */
export const endResults = ({ results }: Pick<Trial, 'results'>): ExpectationResult[] =>
  results.filter(({ step }) => step === 'end');

/** What made the trial fail. */
export const brokenOf = ({ results }: Pick<Trial, 'results'>): ExpectationResult[] =>
  results.filter(({ ok, should }) => ok === false && !should);

/** Where a turn changed the state, but for what was said and done in it: a transcript shows that already. */
export const changesBeside = ({ changes }: Pick<TurnRecord, 'changes'>): TurnRecord['changes'] =>
  changes.filter(({ pointer, left }) => left !== undefined || !/^\/(?:chat_messages|actions)\/\d+$/.test(pointer));
