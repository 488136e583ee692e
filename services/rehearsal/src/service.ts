import type { RehearsalRunCommand, RehearsalRunFact } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { RehearsalRunRow } from '@rehearsal/contracts/http/rehearsals';
import { Refusal } from '@rehearsal/platform/errors';
import type { AggregateDefinition, Journal } from '@rehearsal/platform/journal/journal';
import type { HandlersFor, Processor } from '@rehearsal/platform/journal/processor';
import type { Contents } from './runs/contents.js';
import { evolve } from './runs/evolve-run.js';
import * as run from './runs/rehearsal-run.js';
import type { RehearsalRunRecord } from './runs/rehearsal-run.js';

/** What lists show and find runs by: all but the trials, which are many. */
export type ListedRun = Omit<RehearsalRunRow, 'version'> & { created_at: string };

export type RunJournal = Journal<RehearsalRunRecord, RehearsalRunFact, ListedRun>;
export type RunProcessor = Processor<RehearsalRunRecord, RehearsalRunFact, RehearsalRunCommand>;

export const rehearsalRunAggregate: AggregateDefinition<RehearsalRunRecord, RehearsalRunFact, ListedRun> = {
  name: 'rehearsal-run',
  owner: 'rehearsal',
  evolve,
  row: ({ trials: _, ...listed }) => listed,
};

/** Command -> decision. */
export const handlers = (
  contents: Pick<Contents, 'keep' | 'missing'>,
): HandlersFor<RehearsalRunCommand, RehearsalRunRecord, RehearsalRunFact> => ({
  QueueRehearsalRun: async (state, { data }, context) => {
    const facts = run.queue(state, data, context);
    await contents.keep(data.contents);
    const digests = data.rehearsals.flatMap(({ source }) => ('content' in source ? [source.content] : []));
    const [missing] = await contents.missing(digests);
    if (missing !== undefined)
      throw new Refusal('REHEARSAL_CONTENT_MISSING', `The content ${missing} of a file did not come with the run.`);
    return facts;
  },
  CancelRehearsalRun: (state, { data }, context) => run.cancel(state, data, context),
  PinRehearsalRun: (state, _command, context) => run.pin(state, context),
  UnpinRehearsalRun: (state, _command, context) => run.unpin(state, context),
  StartRehearsalRun: (state, _command, context) => run.start(state, context),
  RecordTrial: (state, { data }, context) => run.recordTrial(state, data, context),
  FinishRehearsalRun: (state, { data }, context) => run.finish(state, data, context),
});
