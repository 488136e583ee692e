import { Command } from 'commander';
import type { LoadWorkerList } from '@rehearsal/contracts/http/load/load-runs';
import { workerState } from '@rehearsal/contracts/load/load-worker';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

export const listCommand = (): Command =>
  new Command('list')
    .description('list the workers that take load runs, and those that were lost in the last day')
    .option('--json', 'print one JSON document')
    .action(list);

const list = (options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const { items, lost } = await api.get<LoadWorkerList>('/load-workers');
    output.result({ items, lost }, () =>
      table(
        output.colors,
        ['WORKER', 'STATE', 'RUNS', 'HOST', 'PROCESS', 'SINCE'],
        [
          ...items.map((worker) => [
            worker.id,
            workerState(worker),
            worker.busy_with.join(', '),
            worker.host,
            worker.pid,
            worker.since,
          ]),
          ...lost.map(({ id, last_seen, busy_with: runs, host, pid, since }) => [
            id,
            `lost, last seen ${last_seen}`,
            runs.join(', '),
            host,
            pid,
            since,
          ]),
        ],
      ),
    );
  });
