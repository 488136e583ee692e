import { pseudonymise, type Pseudonymised, type PseudonymiseOptions } from '@rehearsal/privacy/pseudonymise';
import type { Template } from '@rehearsal/contracts/template/template';

export interface PseudonymiseTask {
  template: Template;
  options: PseudonymiseOptions;
}

/** What a worker thread does with a task; the pool calls it by its name. */
export const run = ({ template, options }: PseudonymiseTask): Pseudonymised => pseudonymise(template, options);
