import { failureSentence, type ReportedRehearsal } from '@rehearsal/contracts/rehearsal/rehearsal-report';

/** A line for each thing that went wrong, what broke first: all that is on record of it. */
export const failureLines = ({ failures, ended }: Pick<ReportedRehearsal, 'failures' | 'ended'>): string[] => [
  ...failures.map(failureSentence),
  ...ended.flatMap(({ error, trial, seed, link }) =>
    error === null ? [] : [`error (${error.kind}): ${error.detail}, trial ${trial} with seed ${seed}, ${link}`],
  ),
];
