import type { Figure, Goal } from './figure.js';

const COLUMNS = ['figure', 'measured', 'floor', 'ratio', 'goal', 'samples'] as const;

/** The rows as a table for people. Without a verdict the goals are left out: a quick run is too short to judge. */
export function table(figures: readonly Figure[], { verdict }: { verdict: boolean }): string {
  const shown = COLUMNS.filter((column) => verdict || column !== 'goal');
  const rows = figures.map((figure) => cells(figure));
  const widths = shown.map((column) => Math.max(column.length, ...rows.map((row) => row[column].length)));
  const line = (row: Record<(typeof COLUMNS)[number], string>) =>
    shown
      .map((column, index) =>
        column === 'figure' ? row[column].padEnd(widths[index] ?? 0) : row[column].padStart(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const head = Object.fromEntries(COLUMNS.map((column) => [column, column])) as Record<
    (typeof COLUMNS)[number],
    string
  >;
  return `${[line(head), ...rows.map(line), ...notes(figures)].join('\n')}\n`;
}

const cells = ({ id, what, unit, measured, floor, ratio, goal, met, samples }: Figure) => ({
  figure: `${id.padEnd(3)}  ${what}`,
  measured: amount(measured, unit),
  floor: amount(floor, unit),
  ratio: compare({ measured, floor, ratio, goal }, unit),
  goal: goal === null ? '' : `${goalText(goal, unit)} ${met === null ? ' ' : met ? '✓' : '✗'}`,
  samples: String(samples),
});

const notes = (figures: readonly Figure[]): string[] => {
  const told = figures.filter(({ note }) => note !== null);
  return told.length === 0 ? [] : ['', ...told.map(({ id, what, note }) => `${id} ${what}: ${note ?? ''}`)];
};

const amount = (value: number | null, unit: string): string =>
  value === null ? '-' : `${decimal(value)} ${unit}`.trim();

function compare(
  { measured, floor, ratio, goal }: Pick<Figure, 'measured' | 'floor' | 'ratio' | 'goal'>,
  unit: string,
) {
  if (measured === null || floor === null || ratio === null) return '';
  if (goal?.of !== 'excess') return `${decimal(ratio)} x`;
  return `${measured >= floor ? '+' : ''}${decimal(measured - floor)} ${unit}`;
}

function goalText({ of, most, least }: Goal, unit: string): string {
  const suffix = of === 'ratio' ? 'x' : unit;
  const sign = of === 'excess' ? '+' : '';
  const limits = [most === undefined ? '' : `<= ${sign}${most}`, least === undefined ? '' : `>= ${sign}${least}`];
  return `${limits.filter(Boolean).join(', ')} ${suffix}`.trim();
}

/** Three digits that count; more would be noise. */
const decimal = (value: number): string => {
  const size = Math.abs(value);
  return value.toFixed(size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : 2);
};
