import { shownCosts } from '@rehearsal/contracts/engine/engine-cost';
import type { Keep, RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { FactTable, moment } from '../../components/tables/fact-table.js';
import { usePersonName } from '../../people/use-person-name.js';
import { countOf, engineWords, lengthOf } from '../verdict/measures.js';
import { runCommand } from '../verdict/commands.js';

const KEPT: Readonly<Record<Keep, string>> = {
  failed: 'those of failed trials',
  all: 'all of them',
  none: 'none',
};

/** Of a run that has ended, nobody may be able to tell any more; of one that goes on, it is too early. */
const leftWords = ({ left_behind: left, finished_at: end }: RehearsalRunView): string | null => {
  if (left === null) return end === null ? null : 'not known';
  return left === 0 ? 'nobody' : `${countOf(left, 'test user')} that should be gone`;
};

const spanOf = ({ started_at: start, finished_at: end }: RehearsalRunView): string | null =>
  start === null || end === null ? null : lengthOf(Date.parse(end) - Date.parse(start));

/** What is needed to understand the run, and to run it again. */
export const RunFacts = ({ run }: { readonly run: RehearsalRunView }) => {
  const nameOf = usePersonName([run.requested_by]);
  return (
    <FactTable
      title="Where it comes from"
      facts={[
        ['Run', run.id, 'id'],
        ['Engine', engineWords(run.engine)],
        ['Seed', String(run.seed)],
        ['Cost', shownCosts(run)],
        ['Kept test users', KEPT[run.keep]],
        ['Left behind', leftWords(run)],
        ['Requested by', nameOf(run.requested_by)],
        ['Queued', moment(run.queued_at)],
        ['Started', moment(run.started_at)],
        ['Finished', moment(run.finished_at)],
        ['Took', spanOf(run)],
        ['Repeats it', runCommand(run), 'code'],
      ]}
    />
  );
};
