import type { Choice } from '@rehearsal/contracts/coaching/choices';
import type { Person } from '@rehearsal/contracts/rehearsal/person';

/** What becomes of a proposal. */
export type Disposition = 'accept' | 'refine' | 'reject';

/** By which words a choice is known to mean it, the most telling first. */
const MEANS: Record<Disposition, RegExp> = {
  accept:
    /\b(?:love|accept|commit|yes|keep|perfect|good|great|begin|start|ready|continue|next|ok(?:ay)?|nothing is missing)\b/i,
  refine: /\b(?:refine|own words|change|adjust|edit|rephrase)\b/i,
  reject: /\b(?:not for me|reject|no|another|something else)\b/i,
};

const SAID: Record<Disposition, string> = {
  accept: 'Yes, I love it.',
  refine: 'I would like to refine it.',
  reject: 'No, that is not for me.',
};

/** Of the proposals that a person is made, the first are rejected, the next refined, and the rest accepted. */
export function dispositionOf(proposals: Person['proposals'], number: number): Disposition {
  if (proposals === 'accept') return 'accept';
  const { reject_first = 0, refine = 0 } = proposals;
  if (number <= reject_first) return 'reject';
  return number <= reject_first + refine ? 'refine' : 'accept';
}

/** The choice that means it; a word against it, such as "not", counts against accepting. */
export const choiceFor = (disposition: Disposition, choices: readonly Choice[]): Choice | undefined =>
  choices.find(
    ({ label }) => MEANS[disposition].test(label) && (disposition !== 'accept' || !MEANS.reject.test(label)),
  );

export const inWords = (disposition: Disposition): string => SAID[disposition];
