import { Command } from 'commander';
import type { ScheduleView } from '@rehearsal/contracts/load/schedule';
import { scheduledWhat } from '../../schedules/scheduled-what.js';
import { withSession, type CommonOptions } from '../../session.js';
import { table } from '../../table.js';

export const listCommand = (): Command =>
  new Command('list')
    .description('list schedules, with the next time of each and what came of the last')
    .option('--json', 'print one JSON document')
    .action(list);

const list = (options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const items = await api.all<ScheduleView>('/schedules');
    output.result({ items }, () =>
      table(
        output.colors,
        ['NAME', 'RUNS', 'CRON', 'ZONE', 'NEXT', 'LAST'],
        items.map((item) => [
          item.name,
          scheduledWhat(item),
          item.cron,
          item.time_zone,
          item.enabled ? (item.next_times[0] ?? 'never') : 'paused',
          lastOf(item),
        ]),
      ),
    );
  });

function lastOf({ last, last_state }: ScheduleView): string {
  if (last === null) return '-';
  const missed = last.missed === 0 ? '' : `, ${last.missed} missed before`;
  const outcome =
    last.run_id === null ? `skipped: ${last.reason ?? ''}` : `${last_state ?? 'refused'} (${last.run_id})`;
  return `${last.time} ${outcome}${missed}`;
}
