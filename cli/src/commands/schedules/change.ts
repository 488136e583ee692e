import { Command } from 'commander';
import type { ScheduleView } from '@rehearsal/contracts/load/schedule';
import { changesOf } from '../../schedules/changed-schedule.js';
import { addRunOptions, oneMore, saidOf, selectedIn, type RunOptions } from '../../schedules/run-options.js';
import { scheduledWhat } from '../../schedules/scheduled-what.js';
import { withSession, type CommonOptions } from '../../session.js';

interface ChangeOptions extends CommonOptions, RunOptions {
  cron?: string;
  timeZone?: string;
  unset: string[];
}

export const changeCommand = (): Command =>
  addRunOptions(
    new Command('change')
      .description(
        'change when a schedule queues, what, or how; what is not named stays as it is, and so does the kind of what it runs',
      )
      .argument('<schedule>', 'its name, which never changes')
      .option('--cron <expression>', 'minute, hour, day, month, weekday, such as "30 2 * * 1-5", or @daily')
      .option('--time-zone <zone>', 'where the clock hangs, such as Europe/Berlin')
      .option(
        '--unset <name>',
        'an option of its runs that is as by default again, such as repeat or target, may be repeated',
        oneMore,
        [],
      ),
  )
    .option('--json', 'print one JSON document')
    .action(change);

async function change(name: string, options: ChangeOptions): Promise<void> {
  const { cron, timeZone, test, unset } = options;
  const asked = { cron, time_zone: timeZone, test, unset, ...saidOf(options), selected: await selectedIn(options) };
  await withSession(options, async ({ api, output }) => {
    const path = `/schedules/${encodeURIComponent(name)}`;
    const changes = changesOf(await api.get<ScheduleView>(path), asked);
    const changed = await api.command<ScheduleView>('PATCH', path, changes);
    output.result(changed, () =>
      changed.enabled
        ? `${name} queues ${scheduledWhat(changed)} next at ${changed.next_times.join(', ')}.`
        : `${name} is changed, and paused; \`rehearse schedules resume ${name}\` starts it.`,
    );
  });
}
