import type { Comparison, ComparisonRow } from '@rehearsal/contracts/load/comparison';
import { shown } from '@rehearsal/contracts/load/units';
import type { Colors } from '../output.js';
import { table } from '../table.js';

const BASE = { baseline: 'its baseline ', run: '', last: 'the last that passed, ' };
const ASIDE = 'Not judged, for too few samples or too much drift';

/** A comparison for the terminal: rows that were judged, the notes, and the verdict in words at the end. */
export function comparisonReport({ test, run, base, verdict, words, notes, rows }: Comparison, colors: Colors): string {
  const judged = rows.filter(({ p_value }) => p_value !== null);
  const aside = rows.length - judged.length;
  const colour = { worse: colors.red, better: colors.green, same: colors.dim, unclear: colors.yellow };
  const against = `${BASE[base.kind]}${base.runs.map(({ id }) => id).join(', ')}`;
  const sections = [
    judged.length === 0
      ? ''
      : table(
          colors,
          ['', 'METRIC', 'OF', 'BASE', 'RUN', 'CHANGE', '95 % INTERVAL', 'P'],
          judged.map((row) => [
            colour[row.verdict](row.verdict),
            row.metric,
            row.statistic,
            shown(row.base, row.unit),
            shown(row.run, row.unit),
            signed(row.change ?? 0),
            row.interval?.map(signed).join(' to ') ?? '-',
            (row.p_value ?? 1) < 0.0001 ? '<0.0001' : (row.p_value ?? 1).toPrecision(2),
          ]),
        ),
    [...notes, ...whyNot(rows), ...(aside > 0 ? [`${ASIDE}: ${aside} of ${rows.length} rows; --json tells why.`] : [])]
      .map((note) => `  ${note}`)
      .join('\n'),
    `${colour[verdict](verdict)}: ${test} ${run.id} against ${against}\n  ${words}`,
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

/** When nothing at all could be judged, the reason of the first row says what is missing. */
const whyNot = (rows: readonly ComparisonRow[]): string[] =>
  rows.length > 0 && rows.every(({ p_value }) => p_value === null) ? rows.slice(0, 1).map(({ words }) => words) : [];

const signed = (share: number): string => `${share < 0 ? '-' : '+'}${(Math.abs(share) * 100).toFixed(1)} %`;
