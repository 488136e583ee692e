import { Command, Option } from 'commander';
import { listRehearsalRuns } from '@rehearsal/client/resources/rehearsals';
import { RehearsalRunState } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { wholeNumber } from '../../input/read-number.js';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

interface ListOptions extends CommonOptions {
  state?: RehearsalRunState;
  q?: string;
  pinned?: boolean;
  limit: number;
}

export const listCommand = (): Command =>
  new Command('list')
    .description('list rehearsal runs, newest first')
    .addOption(new Option('--state <state>', 'only those in this state').choices(RehearsalRunState.options))
    .option('--q <text>', 'only those whose label, rehearsals or scenarios hold these words')
    .option('--pinned', 'only those that later ones are held against')
    .option('--limit <n>', 'how many', wholeNumber, 20)
    .option('--json', 'print one JSON document')
    .action(list);

const list = ({ state, q, pinned, limit, ...options }: ListOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const { items } = await listRehearsalRuns(api, { state, q, limit, ...(pinned === true && { pinned: 'true' }) });
    output.result({ items }, () =>
      table(
        output.colors,
        ['RUN', 'STATE', 'PASSED', 'ENGINE', 'SEED', 'QUEUED', 'LABEL'],
        items.map((run) => [
          run.id,
          run.pinned ? `${run.state}, pinned` : run.state,
          `${run.rehearsals.filter(({ gate_met }) => gate_met === true).length} of ${run.rehearsals.length}`,
          run.engine ?? 'default',
          run.seed,
          run.queued_at,
          run.label ?? '-',
        ]),
      ),
    );
  });
