import { shown } from '@rehearsal/contracts/load/units';
import type { Chart, Line } from './charts.js';
import { escapeHtml } from '@rehearsal/reporting/html/escape-html';

const WIDTH = 760;
const HEIGHT = 230;
const PLOT = { left: 70, right: 20, top: 34, bottom: 30 };
const RIGHT = WIDTH - PLOT.right;
const BOTTOM = HEIGHT - PLOT.bottom;

/** Lines are told apart without colour: by dashes and by the mark at their points. */
const STYLES = [
  { class: 'a', dash: '', mark: 'circle' },
  { class: 'b', dash: '7 4', mark: 'square' },
  { class: 'c', dash: '2 3', mark: 'triangle' },
] as const;
type Style = (typeof STYLES)[number];

/** One chart as SVG that stands alone: its sense is in the title and description, its numbers in the table beside it. */
export function svgChart(chart: Chart, seconds: number, id: string): string {
  const top = ceiling(chart.lines);
  const points = chart.lines[0]?.values.length ?? 0;
  const x = (n: number) => PLOT.left + ((n + 0.5) / Math.max(1, points)) * (RIGHT - PLOT.left);
  const y = (value: number) => BOTTOM - (value / top) * (BOTTOM - PLOT.top);
  const drawn = chart.lines.map((line, n) => drawLine(line, STYLES[n] ?? STYLES[0], x, y));
  const peaks = chart.lines.map(({ label, values }) => `${label} at most ${shown(highest(values), chart.unit)}`);
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-t ${id}-d">`,
    `<title id="${id}-t">${escapeHtml(chart.title)}</title>`,
    `<desc id="${id}-d">${escapeHtml(`${chart.title}, ${chart.about}, over ${seconds} s: ${peaks.join(', ')}.`)}</desc>`,
    ...[0, 0.25, 0.5, 0.75, 1].map((share) => horizontal(y(top * share), shown(top * share, chart.unit))),
    ...[0, 0.25, 0.5, 0.75, 1].map((share) => tick(PLOT.left + share * (RIGHT - PLOT.left), seconds * share)),
    ...drawn,
    ...chart.lines.map(({ label }, n) => legend(label, STYLES[n] ?? STYLES[0], PLOT.left + n * 180)),
    '</svg>',
  ].join('');
}

const highest = (values: Line['values']): number => Math.max(0, ...values.filter((value) => value !== null));

/** A round number above everything: 1, 2 or 5 times a power of ten. */
function ceiling(lines: readonly Line[]): number {
  const most = Math.max(...lines.map(({ values }) => highest(values)));
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5, 10].find((step) => step * power >= most) ?? 10) * power;
}

const r = (n: number): string => n.toFixed(1);

const horizontal = (y: number, label: string): string =>
  `<line class="grid" x1="${PLOT.left}" x2="${RIGHT}" y1="${r(y)}" y2="${r(y)}"/>` +
  `<text x="${PLOT.left - 6}" y="${r(y + 4)}" text-anchor="end">${escapeHtml(label)}</text>`;

const tick = (x: number, seconds: number): string =>
  `<text x="${r(x)}" y="${HEIGHT - 8}" text-anchor="middle">${escapeHtml(shownTime(seconds))}</text>`;

const shownTime = (seconds: number): string =>
  seconds < 120 ? `${Math.round(seconds * 10) / 10} s` : `${Math.round(seconds / 6) / 10} min`;

function drawLine({ values }: Line, style: Style, x: (n: number) => number, y: (value: number) => number): string {
  let path = '';
  let marks = '';
  const every = Math.ceil(values.length / 20);
  values.forEach((value, n) => {
    if (value === null) return;
    const begins = n === 0 || values[n - 1] === null || values[n - 1] === undefined;
    path += `${begins ? 'M' : 'L'}${r(x(n))} ${r(y(value))}`;
    const alone = begins && (values[n + 1] ?? null) === null;
    if (n % every === 0 || alone) marks += mark(style, x(n), y(value));
  });
  const dash = style.dash === '' ? '' : ` stroke-dasharray="${style.dash}"`;
  return path === '' ? '' : `<g class="${style.class}"><path d="${path}" fill="none"${dash}/>${marks}</g>`;
}

function mark({ mark: shape }: Style, x: number, y: number): string {
  switch (shape) {
    case 'circle':
      return `<circle cx="${r(x)}" cy="${r(y)}" r="2.5"/>`;
    case 'square':
      return `<rect x="${r(x - 2.5)}" y="${r(y - 2.5)}" width="5" height="5"/>`;
    case 'triangle':
      return `<path d="M${r(x)} ${r(y - 3.5)}l3.5 6h-7z"/>`;
  }
}

function legend(label: string, style: Style, x: number): string {
  const dash = style.dash === '' ? '' : ` stroke-dasharray="${style.dash}"`;
  return (
    `<g class="${style.class}"><path d="M${x} 12h30" fill="none"${dash}/>${mark(style, x + 15, 12)}</g>` +
    `<text x="${x + 36}" y="16">${escapeHtml(label)}</text>`
  );
}
