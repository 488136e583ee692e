import { join } from 'node:path';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { run, runK6, type Ran } from '../floors/k6.js';
import { alone, compared, type Figure, type Round } from '../report/figure.js';
import { timed } from '../report/statistics.js';
import type { Size } from '../sizes.js';
import type { Stage } from '../stage/stage.js';

const OPEN_RPS = 100;
const RATE_MIN = 0.1;
const QUICK_RATE_MIN = 0.05;
const FULL_ROUNDS = 5;

/**
 * P7, what `rehearse loadtest run --wait` adds to k6: wall clock of one iteration of a real script, from the shell to the
 * exit code; requests a second at a fixed rate and as fast as answers come. Floor: `runK6`, the same script and settings.
 */
export async function runner(stage: Stage, { name }: Size): Promise<Figure[]> {
  const base = stage.system.services.coach?.url ?? '';
  const script = (test: string) => join(stage.clone, 'loadtests', 'src', `${test}.js`);
  const env = { ...process.env, REHEARSAL_URL: stage.system.url, REHEARSAL_TOKEN: stage.token, NO_COLOR: '1' };
  const entry = join(stage.clone, 'cli/bin/rehearse.mjs');
  const ours = async (test: string, flags: string[]): Promise<Ran> => {
    const args = [entry, 'loadtest', 'run', test, '--wait', '--json', ...flags];
    return ranOf(JSON.parse(await run(process.execPath, args, env)) as LoadRunView);
  };
  const bare = (test: string, settings: Record<string, string>) =>
    runK6(stage.k6, script(test), { BASE: base, ...settings });

  const isFull = name === 'full';
  const count = isFull ? FULL_ROUNDS : 1;
  const walls: Round[] = [];
  for (let round = 0; round < count; round++)
    walls.push({
      floor: await timed(() => bare('test-completion-standard', { SINGLE_RUN: 'true' })),
      measured: await timed(() => ours('test-completion-standard', ['--single-run'])),
    });

  let changed = 0;
  const rate = async (what: string, rps: number): Promise<Figure> => {
    const minutes = String(isFull ? RATE_MIN : QUICK_RATE_MIN);
    const found: Round[] = [];
    for (let round = 0; round < count; round++) {
      const floor = await bare('bench-rate', { DURATION_MIN: minutes, NONSTREAM_RPS: String(rps) });
      const measured = await ours('bench-rate', ['--duration-min', minutes, '--nonstream-rps', String(rps)]);
      changed += differences(measured.thresholds, floor.thresholds);
      found.push({ measured: measured.requestsPerSecond, floor: floor.requestsPerSecond });
    }
    const row = { id: 'P7', what: `requests a second, ${what}`, unit: '1/s' };
    return compared({ ...row, goal: { of: 'ratio', least: 0.98 } }, found, count);
  };
  const wall = { id: 'P7', what: 'wall clock of one iteration', unit: 's', goal: { of: 'excess', most: 0.4 } } as const;
  const seconds = walls.map(({ measured, floor }) => ({ measured: measured / 1000, floor: floor / 1000 }));
  const figures = [
    compared(wall, seconds, count),
    // Its rate is set, so a few seconds of it say little.
    ...(isFull ? [await rate(`open loop at ${OPEN_RPS}/s`, OPEN_RPS)] : []),
    await rate('closed loop, 4 users', 0),
  ];
  return [
    ...figures,
    alone({ id: 'P7', what: 'thresholds that differ', unit: '', goal: { of: 'value', most: 0 } }, [changed]),
  ];
}

const ranOf = ({ metrics, thresholds }: LoadRunView): Ran => ({
  requestsPerSecond: metrics.find((metric) => metric.name === 'http_reqs')?.values.rate ?? 0,
  thresholds: thresholds.map(({ metric, limit }) => `${metric} ${limit}`).sort(),
});

const differences = (ours: string[], bare: string[]): number =>
  ours.filter((one) => !bare.includes(one)).length + bare.filter((one) => !ours.includes(one)).length;
