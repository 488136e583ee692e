import { figures } from './figures.js';
import { absent, type Figure } from './report/figure.js';
import { table } from './report/table.js';
import { QUICK, type Size } from './sizes.js';
import { openStage } from './stage/stage.js';

/** A quick run begins nothing more after this, so that all of it takes at most a minute. */
const QUICK_BEGINS_WITHIN_MS = 40_000;

export interface Run {
  figures: Figure[];
  /** Whether something could not be measured that should have been. */
  failed: boolean;
}

/** Measures these figures once, on systems that were just started. One that fails is told, and the others go on. */
export async function runOnce(only: readonly string[], size: Size, began: number): Promise<Run> {
  const wanted = figures.filter(({ id }) => only.includes(id));
  const run: Run = { figures: [], failed: false };
  const note = (id: string, what: string, why: string) => void run.figures.push(absent({ id, what, unit: '' }, why));
  const attempt = async (id: string, measure: () => Promise<Figure[]>) => {
    process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0)} s: ${id}\n`);
    try {
      const found = await measure();
      run.figures.push(...found);
      process.stderr.write(table(found, { verdict: size !== QUICK }));
    } catch (error) {
      run.failed = true;
      process.stderr.write(`${String((error as Error).stack)}\n`);
      note(id, 'could not be measured', (error as Error).message);
    }
  };

  const onStage = wanted.flatMap((each) => ('onStage' in each ? [each] : []));
  if (onStage.length > 0) {
    const stage = await openStage();
    try {
      for (const { id, onStage: measure } of onStage) {
        if (size === QUICK && performance.now() - began > QUICK_BEGINS_WITHIN_MS)
          note(id, 'left out', `the minute was over; try --quick --only ${id}`);
        else await attempt(id, () => measure(stage, size));
      }
    } finally {
      await stage.close();
    }
  }
  for (const { id, ...each } of wanted) {
    if (!('byItself' in each)) continue;
    if (size === QUICK) note(id, 'on systems of its own', 'takes minutes: only in a full run');
    else await attempt(id, () => each.byItself(size));
  }
  run.figures.sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
  return run;
}
