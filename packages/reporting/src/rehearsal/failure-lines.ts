import { failureSentence, notJudgedIn, type ReportedRehearsal } from '@rehearsal/contracts/rehearsal/rehearsal-report';
import type { TrialError } from '@rehearsal/contracts/rehearsal/trial';

/** A line for each thing that went wrong, what broke first: all that is on record of it. */
export const failureLines = (rehearsal: Pick<ReportedRehearsal, 'failures' | 'ended'>): string[] => [
  ...rehearsal.failures.map(failureSentence),
  ...notJudgedIn(rehearsal).map(
    ({ error, trial, seed, link }) => `${errorWords(error)}, trial ${trial} with seed ${seed}, ${link}`,
  ),
];

/** Whose fault it was first, as the verdict of a trial is told: `error (person): ...`. */
export const errorWords = ({ kind, detail }: TrialError): string => `error (${kind}): ${detail}`;
