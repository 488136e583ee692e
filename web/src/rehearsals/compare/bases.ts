import type { RehearsalRunRow } from '@rehearsal/contracts/http/rehearsals';

type Planned = Pick<RehearsalRunRow['rehearsals'][number], 'rehearsal' | 'scenario_name'>;
type Run = Pick<RehearsalRunRow, 'id' | 'verdict' | 'queued_at' | 'pinned'> & {
  readonly rehearsals: readonly Planned[];
};

const nameOf = ({ rehearsal, scenario_name }: Planned): string => JSON.stringify([scenario_name, rehearsal]);

/** The runs that a run can be held against: those that are over and have a rehearsal in common with it. */
export const basesOf = <Row extends Run>(run: Run, rows: readonly Row[]): readonly Row[] => {
  const own = new Set(run.rehearsals.map(nameOf));
  return rows.filter(
    ({ id, verdict, rehearsals }) =>
      id !== run.id && verdict !== null && rehearsals.some((rehearsal) => own.has(nameOf(rehearsal))),
  );
};

/** The newest that is pinned, else the last that was asked for before it; where there is none, any. */
export const usualBase = (run: Run, bases: readonly Run[]): string | undefined =>
  (bases.find(({ pinned }) => pinned) ?? bases.find(({ queued_at }) => queued_at < run.queued_at) ?? bases[0])?.id;
