import { Command } from 'commander';
import { startRehearsalRun } from '@rehearsal/client/resources/rehearsals';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import type { ScheduleView } from '@rehearsal/contracts/load/schedule';
import { withSession, type CommonOptions } from '../../session.js';

export const runCommand = (): Command =>
  new Command('run')
    .description('queue now what a schedule queues, as somebody’s own run: its times and its last one stay as they are')
    .argument('<schedule>', 'its name')
    .option('--json', 'print one JSON document')
    .action(run);

const run = (name: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const { test, parameters, rehearsals } = await api.get<ScheduleView>(`/schedules/${encodeURIComponent(name)}`);
    if (rehearsals) {
      const queued = await startRehearsalRun(api, rehearsals);
      output.result(queued, () => `Queued as ${queued.id}; see it with \`rehearse runs show ${queued.id}\`.`);
      return;
    }
    const queued = await api.command<LoadRunView>('POST', '/load-runs', { test, parameters });
    output.result(queued, () => `Queued as ${queued.id}; see it with \`rehearse loadtest watch ${queued.id}\`.`);
  });
