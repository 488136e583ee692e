import { pseudonymise, type Pseudonymised, type PseudonymiseOptions } from '@rehearsal/privacy/pseudonymise';
import type { Passage } from '@rehearsal/contracts/http/scenarios/freeze';
import type { Template } from '@rehearsal/contracts/template/template';

export interface PseudonymiseTask {
  template: Template;
  options: PseudonymiseOptions;
  /** With the texts themselves, for those who look at what is replaced where it stands. */
  isReview?: boolean;
}

export interface Reviewed extends Pseudonymised {
  /** Every text that was looked at. */
  passages: Passage[];
}

/** What a worker thread does with a task; the pool calls it by its name. */
export const run = ({ template, options, isReview = false }: PseudonymiseTask): Pseudonymised | Reviewed => {
  if (!isReview) return pseudonymise(template, options);
  const passages: Passage[] = [];
  return { ...pseudonymise(template, options, (passage) => passages.push(passage)), passages };
};
