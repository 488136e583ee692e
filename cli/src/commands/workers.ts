import { Command } from 'commander';
import type { LoadWorkerList } from '@rehearsal/contracts/http/load-runs';
import { withSession, type CommonOptions } from '../session.js';
import { table } from '../table.js';

export const workersCommand = (): Command =>
  new Command('workers').option('--json', 'print one JSON document').action(list);

const list = (options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const { items, lost } = await api.get<LoadWorkerList>('/load-workers');
    output.result({ items, lost }, () =>
      table(
        output.colors,
        ['WORKER', 'STATE', 'RUNS', 'HOST', 'PROCESS', 'SINCE'],
        [
          ...items.map(({ id, draining, busy_with: runs, host, pid, since }) => [
            id,
            draining ? 'takes nothing new' : runs.length > 0 ? 'busy' : 'free',
            runs.join(', '),
            host,
            pid,
            since,
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
