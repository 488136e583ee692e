import { Command } from 'commander';
import type { ScheduleChanges } from '@rehearsal/contracts/http/load/schedules';
import type { ScheduleView } from '@rehearsal/contracts/load/schedule';
import { withSession, type CommonOptions } from '../../session.js';

export const pauseCommand = (): Command =>
  switchCommand('pause', 'queue nothing more until it is resumed; a run that goes on is left alone', false);

export const resumeCommand = (): Command =>
  switchCommand('resume', 'queue runs again from the next time on; what passed meanwhile is not made up for', true);

const switchCommand = (name: string, description: string, enabled: boolean): Command =>
  new Command(name)
    .description(description)
    .argument('<schedule>', 'its name')
    .option('--json', 'print one JSON document')
    .action((schedule: string, options: CommonOptions) => turn(schedule, enabled, options));

const turn = (name: string, enabled: boolean, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const changed = await api.command<ScheduleView>('PATCH', `/schedules/${encodeURIComponent(name)}`, {
      enabled,
    } satisfies ScheduleChanges);
    output.result(changed, () =>
      enabled ? `${name} is resumed; next at ${changed.next_times[0] ?? 'no time'}.` : `${name} is paused.`,
    );
  });
