import { join } from 'node:path';
import type { ComparedRun, Comparison } from '@rehearsal/contracts/load/comparison';
import { isTerminal } from '@rehearsal/contracts/load/load-run';
import { PlatformError, Refusal } from '@rehearsal/platform/errors';
import { sha256 } from '@rehearsal/platform/hash';
import type { LoadRunRecord } from '../load-run.js';
import type { LoadRunJournal } from '../service.js';
import { compareRuns } from '../statistics/compare-runs.js';
import { directionOf } from '../statistics/direction.js';
import type { RunDistribution } from '../measured/distributions.js';
import { readDistributions } from '../evidence/keep-distributions.js';
import { differencesOf } from './differences.js';
import { likenessKey } from './like.js';
import { passedBefore } from './past-runs.js';
import type { BaselineJournal } from './service.js';

export interface ComparisonDependencies {
  journal: LoadRunJournal;
  baselines: BaselineJournal;
  resultsFolder: string;
}

interface Base {
  kind: Comparison['base']['kind'];
  runs: LoadRunRecord[];
}

/** A finished run against what `wanted` names: `baseline`, `last:N`, or the id of a run. */
export async function compareWith(
  dependencies: ComparisonDependencies,
  id: string,
  wanted: string,
): Promise<Comparison> {
  const run = await finishedRun(dependencies.journal, id);
  const base = await baseOf(dependencies, run, wanted);
  const distribution = await samplesOf(dependencies, run);
  const before = await Promise.all(base.runs.map((one) => samplesOf(dependencies, one)));
  const compared = compareRuns({
    base: before,
    run: distribution,
    seed: seedFrom([run, ...base.runs]),
    directionOf: (metric, contains) => directionOf(metric, contains, run.thresholds),
  });
  return {
    test: run.name,
    run: named(run),
    base: { kind: base.kind, runs: base.runs.map(named) },
    notes: differencesOf(run, base.runs),
    ...compared,
  };
}

async function baseOf(dependencies: ComparisonDependencies, run: LoadRunRecord, wanted: string): Promise<Base> {
  const { journal, baselines } = dependencies;
  if (wanted === 'baseline') {
    const pin = (await baselines.load(run.name)).state?.pins.find(({ key }) => key === likenessKey(run));
    if (pin) return { kind: 'baseline', runs: [await finishedRun(journal, pin.run_id)] };
    const detail = `${run.name} has no baseline for this target and these parameters: pin a run, or compare with last:5.`;
    throw new Refusal('BASELINE_NOT_FOUND', detail);
  }
  const [, last] = /^last:(\d+)$/.exec(wanted) ?? [];
  if (last !== undefined) return { kind: 'last', runs: await lastRuns(dependencies, run, Number(last)) };
  const other = await finishedRun(journal, wanted);
  if (other.name !== run.name)
    throw new Refusal(
      'LOAD_RUN_OF_ANOTHER_TEST',
      `The load run "${other.id}" is one of ${other.name}, not of ${run.name}.`,
    );
  return { kind: 'run', runs: [other] };
}

/** As many as there are of those that were asked for; those whose evidence is gone are passed over. */
async function lastRuns(
  dependencies: ComparisonDependencies,
  run: LoadRunRecord,
  count: number,
): Promise<LoadRunRecord[]> {
  const found: LoadRunRecord[] = [];
  for (const candidate of await passedBefore(dependencies.journal, run)) {
    if (found.length === count) break;
    if (await readDistributions(join(dependencies.resultsFolder, candidate.id))) found.push(candidate);
  }
  if (found.length > 0) return found;
  const detail = `No earlier run of ${run.name} with this target and these parameters has passed and kept its samples.`;
  throw new Refusal('BASELINE_NOT_FOUND', detail);
}

async function finishedRun(journal: LoadRunJournal, id: string): Promise<LoadRunRecord> {
  const { state } = await journal.load(id);
  if (!state) throw new Refusal('LOAD_RUN_NOT_FOUND', `There is no load run "${id}".`);
  if (!isTerminal(state.state))
    throw new PlatformError('LOAD_RUN_NOT_ENDED', 409, `The load run "${id}" is still ${state.state}.`);
  return state;
}

async function samplesOf({ resultsFolder }: ComparisonDependencies, { id }: LoadRunRecord): Promise<RunDistribution> {
  const found = await readDistributions(join(resultsFolder, id));
  if (found) return found;
  const detail = `The load run "${id}" kept no samples: it never ran k6, or its evidence was past its time.`;
  throw new Refusal('LOAD_RUN_WITHOUT_SAMPLES', detail);
}

const named = ({ id, finished_at }: LoadRunRecord): ComparedRun => ({ id, finished_at });

/** Of the runs alone: whoever asks again gets the same figures. */
const seedFrom = (runs: readonly LoadRunRecord[]): number =>
  Number.parseInt(sha256(runs.map(({ id }) => id).join(' ')).slice(0, 7), 16);
