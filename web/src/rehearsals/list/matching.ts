import type { RehearsalRow } from '@rehearsal/contracts/http/rehearsals';

/** What a list is narrowed to; everything that is left out does not narrow. */
export interface RehearsalFilter {
  readonly q?: string | undefined;
  readonly tag?: string | undefined;
  /** Of the newest run; `none`: it was never run. */
  readonly verdict?: string | undefined;
  /** Of the newest run. */
  readonly engine?: string | undefined;
}

export const isNarrowed = (filter: RehearsalFilter): boolean => Object.values(filter).some(Boolean);

/** The rehearsals that a filter leaves. */
export const matching = (
  rows: readonly RehearsalRow[],
  { q = '', tag, verdict, engine }: RehearsalFilter,
): readonly RehearsalRow[] => {
  const words = q.trim().toLowerCase();
  return rows.filter((row) => {
    const [newest] = row.last_runs;
    return (
      `${row.rehearsal}\n${row.scenario_name}`.toLowerCase().includes(words) &&
      (tag === undefined || row.tags.includes(tag)) &&
      (verdict === undefined || (newest?.verdict ?? 'none') === verdict) &&
      (engine === undefined || newest?.engine === engine)
    );
  });
};
