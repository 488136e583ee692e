import { join } from 'node:path';
import type { Baseline, BaselineCommand, BaselineFact } from '@rehearsal/contracts/load/baseline';
import { Refusal } from '@rehearsal/platform/errors';
import type { AggregateDefinition, Journal, Snapshot } from '@rehearsal/platform/journal/journal';
import type { HandlersFor } from '@rehearsal/platform/journal/processor';
import type { LoadRunJournal } from '../service.js';
import { readDistributions } from '../evidence/keep-distributions.js';
import * as baseline from './baseline.js';

export type BaselineJournal = Journal<Baseline, BaselineFact>;

/** One for each test, under its name. */
export const baselineAggregate: AggregateDefinition<Baseline, BaselineFact> = {
  name: 'baseline',
  owner: 'loadrunner',
  evolve: baseline.evolve,
};

/** Command -> decision. */
export const baselineHandlers = (
  runs: LoadRunJournal,
  resultsFolder: string,
): HandlersFor<BaselineCommand, Baseline, BaselineFact> => ({
  PinBaseline: async (_state, { data }, context) => {
    const facts = baseline.pin((await runs.load(data.run_id)).state, data.run_id, context);
    if (!(await readDistributions(join(resultsFolder, data.run_id))))
      throw new Refusal('LOAD_RUN_WITHOUT_SAMPLES', `The evidence of the load run "${data.run_id}" is gone.`);
    return facts;
  },
  UnpinBaseline: (state, { data }, context) => baseline.unpin(state, data, context),
});

/** Runs whose evidence must stay for as long as they are baselines. */
export async function pinnedRuns({ snapshots }: BaselineJournal): Promise<Set<string>> {
  const all = (await snapshots.find({}).toArray()) as Snapshot<Baseline>[];
  return new Set(all.flatMap(({ pins }) => (pins as Baseline['pins'] | undefined) ?? []).map(({ run_id }) => run_id));
}
