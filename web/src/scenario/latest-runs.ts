import type { RehearsalMark, RehearsalRow } from '@rehearsal/contracts/http/rehearsals';

/** What a run showed of one rehearsal, with the name of that. */
export interface LatestRun {
  readonly rehearsal: string;
  readonly mark: RehearsalMark;
}

/** The newest of what the last runs of these rehearsals showed, newest first. */
export const latestRuns = (
  rows: readonly Pick<RehearsalRow, 'rehearsal' | 'last_runs'>[],
  most: number,
): readonly LatestRun[] =>
  rows
    .flatMap(({ rehearsal, last_runs: marks }) => marks.map((mark) => ({ rehearsal, mark })))
    .sort((left, right) => Date.parse(right.mark.ended_at) - Date.parse(left.mark.ended_at))
    .slice(0, most);
