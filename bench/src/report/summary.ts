import { met, type Figure } from './figure.js';
import { median } from './statistics.js';

/** Of several runs the median of each figure, and in its note how far the runs lie apart. */
export function summaryOf(runs: readonly (readonly Figure[])[]): Figure[] {
  const [first = []] = runs;
  return first.map((figure) => {
    const same = runs.flatMap((run) => run.filter(({ id, what }) => id === figure.id && what === figure.what));
    const middle = (of: (each: Figure) => number | null): number | null => {
      const values = same.map(of).filter((value) => value !== null);
      return values.length === 0 ? null : median(values);
    };
    const found = {
      measured: middle(({ measured }) => measured),
      floor: middle(({ floor }) => floor),
      ratio: middle(({ ratio }) => ratio),
    };
    const samples = same.reduce((sum, each) => sum + each.samples, 0);
    return { ...figure, ...found, samples, met: met(figure.goal, found), note: spread(same) ?? figure.note };
  });
}

function spread(same: readonly Figure[]): string | null {
  const values = same.map(({ ratio, measured }) => ratio ?? measured).filter((value) => value !== null);
  if (values.length < 2) return null;
  return `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)} over ${values.length} runs`;
}
