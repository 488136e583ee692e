import { canonicalJson } from '@rehearsal/contracts/coaching/canonical';
import type { TrialStep } from '@rehearsal/contracts/rehearsal/trial';

/**
 * What was said and done in a trial, in RFC 8785, without ids and times: on a deterministic engine the same seed gives the
 * same bytes.
 */
export const transcriptText = (steps: readonly TrialStep[]): string =>
  canonicalJson(steps.map(({ clock: _, ...step }) => step));
