const STEPS = '▁▂▃▄▅▆▇█';

/** Values as a line of blocks, the newest on the right; nothing measured is a gap. */
export function sparkline(values: readonly (number | null)[], width: number): string {
  const shown = values.slice(-width);
  const most = Math.max(0, ...shown.map((value) => value ?? 0));
  return shown
    .map((value) => {
      if (value === null) return ' ';
      return STEPS[most === 0 ? 0 : Math.round((value / most) * (STEPS.length - 1))] ?? ' ';
    })
    .join('')
    .padStart(width);
}

/** A bar of so many cells; without a known end it only shows that it goes on. */
export function bar(fraction: number | null, width: number): string {
  if (fraction === null) return '░'.repeat(width);
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * width);
  return '█'.repeat(full) + '░'.repeat(width - full);
}
