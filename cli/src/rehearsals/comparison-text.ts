import type { RunComparison } from '@rehearsal/rehearsing/compare/compare-runs';
import type { Colors } from '../output.js';
import { table } from '../table.js';

/** A comparison for the terminal: a row for each rehearsal of both runs, what was in one alone, and the verdict. */
export function comparisonText({ base, run, verdict, rehearsals, notes }: RunComparison, colors: Colors): string {
  const paint = { worse: colors.red, better: colors.green, same: colors.dim, unclear: colors.yellow };
  const rows = rehearsals.map((row) => [
    paint[row.verdict](row.verdict),
    row.rehearsal,
    `${row.base.passed} of ${row.base.judged}`,
    `${row.run.passed} of ${row.run.judged}`,
    row.p_value === null ? '-' : row.p_value < 0.0001 ? '<0.0001' : row.p_value.toPrecision(2),
    row.words,
  ]);
  const sections = [
    rows.length === 0
      ? 'No rehearsal is in both runs.'
      : table(colors, ['', 'REHEARSAL', 'BASE', 'RUN', 'P', ''], rows),
    notes.map((note) => `  ${note}`).join('\n'),
    `${paint[verdict](verdict)}: ${run} against ${base}`,
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}
