import type { Connection } from 'mongoose';
import type { Baseline, BaselineCommand, BaselineFact } from '@rehearsal/contracts/load/baseline';
import type { Publisher } from '@rehearsal/platform/kafka/publisher';
import type { ServiceHost } from '@rehearsal/platform/service';
import type { LoadRunJournal } from '../service.js';
import { baselineAggregate, baselineHandlers, pinnedRuns } from './service.js';

/** The journal of baselines; `commands` are theirs to take. */
export async function openBaselines(host: ServiceHost, mongo: Connection, publisher: Publisher) {
  const journal = await host.openJournal<Baseline, BaselineFact>(mongo, publisher, baselineAggregate);
  return {
    journal,
    pinned: () => pinnedRuns(journal),
    commands: (runs: LoadRunJournal, resultsFolder: string) =>
      host.prepareCommands<Baseline, BaselineFact, BaselineCommand>(publisher, {
        journal,
        handlers: baselineHandlers(runs, resultsFolder),
        creates: [],
      }),
  };
}
