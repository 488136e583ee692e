import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { usePersonName } from '../../people/use-person-name.js';
import { FactTable, moment } from '../../components/tables/fact-table.js';

const parametersOf = (parameters: LoadRunView['parameters']): string | null => {
  const given = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  return given.length === 0 ? 'the script’s own defaults' : given.join('  ');
};

/** What is needed to understand the run, and to run it again. */
export const RunFacts = ({ run }: { readonly run: LoadRunView }) => {
  const nameOf = usePersonName([run.requested_by]);
  return (
    <FactTable
      title="Where the numbers come from"
      facts={[
        ['Run', run.id, 'code'],
        ['Target', run.target],
        ['Parameters', parametersOf(run.parameters)],
        ['Priority', run.priority],
        ['Beside others', run.concurrent ? 'yes' : null],
        ['Parts', run.workers === undefined ? null : String(run.workers)],
        ['Requested by', nameOf(run.requested_by)],
        ['Queued', moment(run.queued_at)],
        ['Started', moment(run.started_at)],
        ['Finished', moment(run.finished_at)],
        ['Worker', run.worker_id],
        ['k6', run.k6_version],
        ['Script hash', run.script_hash, 'code'],
        ['Command line', run.command_line.length === 0 ? null : run.command_line.join(' '), 'code'],
      ]}
    />
  );
};
